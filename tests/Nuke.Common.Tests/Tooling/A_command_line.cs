using Nuke.Common.Internal.Processes;
using Nuke.Common.IO;
using Nuke.Common.Tooling;

namespace Nuke.Tests.Tooling;

public sealed class A_command_line
{
    [Fact]
    public void quotes_values_where_they_need_it()
    {
        AbsolutePath path = "/a b/c";
        string[] words = ["plain", "two words", "\"quoted already\"", "", "a\"b"];

        var text = Text($"run {words[0]} {words[1]} {words[2]} {words[3]} {words[4]} {words[1]:nq} {path} {path:sn} {7}");

        Assert.Equal("run plain \"two words\" \"quoted already\" \"\" \"a\\\"b\" two words \"/a b/c\" '/a b/c' 7", text);
    }

    [Fact]
    public void joins_paths()
    {
        AbsolutePath[] paths = ["/a", "/b c"];

        Assert.Equal("rm /a \"/b c\"", Text($"rm {paths}"));
    }

    [Fact]
    public void says_which_value_is_null()
    {
        string? missing = null;

        var refused = Assert.Throws<ArgumentNullException>(() => Text($"push --to {missing}"));

        Assert.Contains("After 'push --to '", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void hides_secret_values_in_what_is_logged()
    {
        ArgumentStringHandler arguments = $"login {"my secret":r}";

        var filter = arguments.GetFilter();

        Assert.Equal("login [REDACTED]", filter(arguments.ToStringAndClear()));
        Assert.Equal("child says [REDACTED]", filter("child says my secret"));
    }

    [Theory]
    [InlineData(@"C:\dir name\", @"""C:\dir name\\""")]
    [InlineData("a \\\"b", @"""a \\\""b""")]
    public void comes_out_as_it_went_in(string value, string quoted) => Assert.Equal(quoted, CommandLineText.QuoteIfNeeded(value));

    private static string Text(ArgumentStringHandler arguments) => arguments.ToStringAndClear();
}
