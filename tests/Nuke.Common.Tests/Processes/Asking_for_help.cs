namespace Nuke.Tests.Processes;

public sealed class Asking_for_help : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public async Task lists_targets_and_parameters()
    {
        var result = await repository.Run("--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"(?m)^  Compile \(default\)  Compiles everything\. Depends on Restore\.$", result.Output);
        Assert.Matches(@"(?m)^  --api-key VALUE +The key to it all\. Secret: give it as API_KEY\.$", result.Output);
        Assert.Matches(@"(?m)^  --configuration VALUE +The configuration to build\. One of Debug, Release\. Default: Debug\.$", result.Output);
        Assert.Matches(@"(?m)^  --feed-url VALUE +Where packages go\.$", result.Output);
        Assert.Matches(@"(?m)^  --verbosity LEVEL +How much is told", result.Output);
    }

    [Fact]
    public async Task writes_nothing()
    {
        await repository.Run("Compile", "--help");

        Assert.Empty(Directory.GetFileSystemEntries(repository.File(".nuke")));
    }

    [Fact]
    public async Task works_with_a_command_line_that_is_wrong_otherwise_and_outside_of_any_repository()
    {
        Directory.Delete(repository.File(".nuke"));

        var result = await repository.Run("Complie", "--cuont", "x", "--help");

        Assert.Equal(0, result.ExitCode);
        result.PlaceOf("Usage:");
    }
}
