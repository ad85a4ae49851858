using OpsBuild.Ecs.Logs;

namespace OpsBuild.Ecs.Tests.Logs;

public sealed class A_line_of_the_batchs_log
{
    [Fact]
    public void is_read_into_level_message_and_fields()
    {
        Assert.True(BatchLogLine.TryParse("""{"time":"2026-01-14T09:30:00Z","level":"INFO","msg":"applied","version":"20260114093000","statements":3}""", out var line));

        Assert.Equal("INFO", line.Level);
        Assert.Equal("applied  version=20260114093000  statements=3", line.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("starting up")]
    [InlineData("{ not json")]
    [InlineData("""{"msg":"no level"}""")]
    [InlineData("""{"level":1,"msg":"a level that is no word"}""")]
    public void is_nothing_else(string text) => Assert.False(BatchLogLine.TryParse(text, out _));
}
