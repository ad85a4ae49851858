using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Tests.Verdicts;

public sealed class A_run_id
{
    [Fact]
    public void is_new_every_time_and_reads_back_as_written()
    {
        var first = RunId.New(TimeProvider.System);
        var second = RunId.New(TimeProvider.System);

        Assert.NotEqual(first, second);
        Assert.True(RunId.TryParse(first.ToString(), out var parsed));
        Assert.Equal(first, parsed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\nbreak")]
    [InlineData("é")]
    public void is_printable_ASCII_without_blanks(string? text) => Assert.False(RunId.TryParse(text, out _));

    [Fact]
    public void has_at_most_128_characters()
    {
        Assert.True(RunId.TryParse(new string('x', 128), out _));
        Assert.False(RunId.TryParse(new string('x', 129), out _));
    }
}
