using System.Text.Json;

namespace Nuke.Tests.Processes;

public sealed class Writing_the_schema : IDisposable
{
    private readonly SampleRepository repository = new();

    public void Dispose() => repository.Dispose();

    private string Schema => repository.File(".nuke/build.schema.json");

    [Fact]
    public async Task happens_on_a_local_run_only_when_something_changed()
    {
        await repository.Run("Restore");
        var first = File.ReadAllBytes(Schema);
        File.SetLastWriteTimeUtc(Schema, DateTime.UnixEpoch);

        await repository.Run("Restore");
        var untouched = File.GetLastWriteTimeUtc(Schema);
        File.WriteAllText(Schema, "stale");
        await repository.Run("Restore");

        Assert.Equal(DateTime.UnixEpoch, untouched);
        Assert.Equal(first, File.ReadAllBytes(Schema));
    }

    [Fact]
    public async Task happens_without_a_target_by_a_switch()
    {
        var result = await repository.Run("--shell-completion");

        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("Restoring", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Schema));
    }

    [Fact]
    public async Task describes_targets_parameters_and_their_values_with_plain_line_ends()
    {
        await repository.Run("--shell-completion");

        Assert.DoesNotContain("\r", File.ReadAllText(Schema), StringComparison.Ordinal);
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Schema));
        var definitions = schema.RootElement.GetProperty("definitions");
        Assert.Contains("Compile", definitions.GetProperty("ExecutableTarget").GetProperty("enum").EnumerateArray().Select(name => name.GetString()));
        var own = schema.RootElement.GetProperty("allOf")[0].GetProperty("properties");
        Assert.Equal("integer", own.GetProperty("Count").GetProperty("type").GetString());
        Assert.Equal("array", own.GetProperty("Names").GetProperty("type").GetString());
        Assert.Equal("dev", own.GetProperty("Stage").GetProperty("enum")[0].GetString());
        Assert.True(own.TryGetProperty("FeedUrl", out _));
        Assert.Equal("#/definitions/NukeBuild", schema.RootElement.GetProperty("allOf")[1].GetProperty("$ref").GetString());
    }
}
