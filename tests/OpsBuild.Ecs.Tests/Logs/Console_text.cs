using OpsBuild.Ecs.Logs;

namespace OpsBuild.Ecs.Tests.Logs;

public sealed class Console_text
{
    [Theory]
    [InlineData("applied 3 migrations", "applied 3 migrations")]
    [InlineData("::error::x", "| ::error::x")]
    [InlineData("first\n::error file=a::x\r\n", "first\n    | ::error file=a::x")]
    [InlineData("see ##[error]x", "see ## [error]x")]
    [InlineData("\u001b[31mred\u001b[0m\a", "\\u001b[31mred\\u001b[0m\\u0007")]
    [InlineData("over\rwritten", "over\n    | written")]
    [InlineData("a\tb", "a\tb")]
    [InlineData("", "")]
    public void gives_no_command_to_a_runner_or_a_terminal(string text, string shown) => Assert.Equal(shown, ConsoleText.Of(text));

    [Theory]
    [InlineData("::add-mask::x")]
    [InlineData("  ::add-mask::x")]
    [InlineData("a\n  ::add-mask::x")]
    [InlineData("a\u2028::add-mask::x\u0085::y")]
    public void has_no_line_that_begins_with_a_command(string text) =>
        Assert.DoesNotContain(ConsoleText.Of(text).Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
}
