namespace Nuke.Tests.Processes;

public sealed class Keeping_secrets : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    [Theory]
    [InlineData("marker-Secret-4711")]
    [InlineData("mar ker%/@$4711")]
    public async Task out_of_console_log_file_summary_and_child_output(string secret)
    {
        var result = await repository.Run([("API_KEY", secret)], "TellSecret", "--verbosity", "Verbose");

        Assert.Equal(1, result.ExitCode);
        result.PlaceOf("The key is ***");
        result.PlaceOf("Console: ***");
        result.PlaceOf("> /");
        result.PlaceOf("[DBG] child says ***");
        result.PlaceOf("It failed with ***");
        Assert.DoesNotContain(secret, result.Output + result.Error, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(repository.Root, "*", SearchOption.AllDirectories), file => Assert.DoesNotContain(secret, File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task that_a_command_line_marks_out_of_its_log()
    {
        var result = await repository.Run([("API_KEY", "marker-Secret-4711")], "TellSecret");

        result.PlaceOf("[REDACTED]");
        Assert.DoesNotContain("other-secret", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("other-secret", repository.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task out_of_the_schema_and_the_help()
    {
        var result = await repository.Run([("API_KEY", "marker-Secret-4711")], "--help");

        Assert.DoesNotContain("marker-Secret-4711", result.Output, StringComparison.Ordinal);
    }
}
