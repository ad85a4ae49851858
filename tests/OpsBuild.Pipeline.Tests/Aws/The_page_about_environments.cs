using OpsBuild.Pipeline.Aws.Settings;

namespace OpsBuild.Pipeline.Tests.Aws;

public sealed class The_page_about_environments
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "environments.md"));

    [Fact]
    public void tells_every_parameter()
    {
        Parameter[] parameters =
        [
            Parameters.Region, Parameters.Account, Parameters.Cluster, Parameters.Service, Parameters.State, Parameters.AdminSecretId, Parameters.AppSecretId,
            Parameters.ImageUri, Parameters.ShadowImageUri, Parameters.Profile, Parameters.Role, Parameters.Runner, Parameters.Ecspresso, Parameters.Repository,
        ];

        Assert.All(parameters, parameter => Assert.Contains($"| `{parameter.Name}` |", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void tells_every_variable_that_templates_see() => Assert.All(TemplateVariables.LetThrough, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
}
