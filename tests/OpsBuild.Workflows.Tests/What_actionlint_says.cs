using OpsBuild.Testing;

namespace OpsBuild.Workflows.Tests;

public sealed class What_actionlint_says(Actionlint actionlint)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task of_the_committed_workflows_is_nothing()
    {
        var (exitCode, output) = await actionlint.LintAsync(Path.Combine(RepositoryFolder.Path, ".github", "workflows", "*.yml"), Cancellation);

        Assert.True(exitCode == 0, output);
        // Without a file to look at it ends with 0 as well.
        Assert.Contains($"Checking {WorkflowFile.All(RepositoryFolder.Path).Count} workflow file(s)", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task of_an_undeclared_input_is_an_error()
    {
        using var folder = new TemporaryDirectory();
        var migrate = Path.Combine(RepositoryFolder.Path, ".github", "workflows", "migrate-db.yml");
        folder.Write("broken.yml", (await File.ReadAllTextAsync(migrate, Cancellation)).Replace("inputs.force_run", "inputs.forced", StringComparison.Ordinal));

        var (exitCode, output) = await actionlint.LintAsync(folder["*.yml"], Cancellation);

        Assert.Equal(1, exitCode);
        Assert.Contains("\"forced\" is not defined", output, StringComparison.Ordinal);
    }
}
