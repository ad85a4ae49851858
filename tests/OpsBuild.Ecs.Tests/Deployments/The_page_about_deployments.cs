using System.Runtime.CompilerServices;
using OpsBuild.Ecs.Deployments;

namespace OpsBuild.Ecs.Tests.Deployments;

public sealed class The_page_about_deployments
{
    [Fact]
    public void has_every_outcome_with_its_exit_code_and_what_to_do()
    {
        var rows = File.ReadAllLines(Page()).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            DeploymentOutcome.All.Select(each => $"| `{each.Code}` | {each.ExitCode} | {each.Sentence} | {(each.Remedy.Length == 0 ? "Nothing." : each.Remedy)} |"), rows);
    }

    [Fact]
    public void tells_of_one_success_only()
    {
        Assert.Equal(DeploymentOutcome.Deployed, Assert.Single(DeploymentOutcome.All, each => each.ExitCode == 0));
        Assert.Distinct(DeploymentOutcome.All.Select(each => each.Code));
    }

    private static string Page([CallerFilePath] string source = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(source)!, "../../../docs/deploy-service.md"));
}
