using OpsBuild.Build.Workflows;
using OpsBuild.Workflows.Tests;

namespace OpsBuild.Build.Tests.Workflows;

public sealed class The_page_about_the_workflows
{
    private static readonly string page = File.ReadAllText(Path.Combine(WorkTree.Path, "docs", "workflows.md"));

    [Fact]
    public void names_the_commit_of_every_action()
    {
        Assert.All(
            new[] { Actions.Checkout, Actions.SetupDotNet, Actions.UploadArtifact },
            pin => Assert.Contains($"| `{pin.Action}` | {pin.Version} | `{pin.Commit}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void says_of_every_workflow_what_it_runs_and_when_it_ends()
    {
        Assert.All(WorkflowFile.All(WorkTree.Path), file =>
        {
            var row = page.Split('\n').Single(line => line.StartsWith($"| `{file.Name}` |", StringComparison.Ordinal));
            Assert.All(file.Jobs, job =>
            {
                Assert.Contains($"`{job.Target}", row, StringComparison.Ordinal);
                Assert.Contains($"| {job.Node.Text("timeout-minutes")} min", row, StringComparison.Ordinal);
            });
        });
    }
}
