using YamlDotNet.Serialization;

namespace OpsBuild.Workflows.Tests;

public sealed class Text_in_YAML
{
    public static TheoryData<string> Texts => new(
        "", " ", "plain", "true", "No", "ON", "y", "null", "~", "0", "012", "1.5", "-1", "+1", ".5", "1e3", "0x1f", "12:30:45", "2026-01-14", ".inf", ".NaN", "a: b",
        "a:", ": a", "a #b", "# a", "- a", "-", "? a", "* a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a", "{a}", "[a]", ", a", "'", "\"", "it's", "\"a\"", "a ",
        " a", "tab\there", "é 日本", "${{ github.ref }}", "two\nlines\n", "no end\nof line", "back\\slash", "---", "...", "<<", "=");

    [Theory]
    [MemberData(nameof(Texts))]
    public void stays_the_text_that_it_was(string text)
    {
        var workflow = Examples.Workflow with { Jobs = [Examples.Job with { Steps = [Examples.Call with { Variables = [new("VALUE", text)] }] }] };

        // A reader that takes what is not quoted for numbers, truth values and so on.
        var reader = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();
        var read = reader.Deserialize<Dictionary<string, object>>(workflow.ToYaml());

        var job = (Dictionary<object, object>)((Dictionary<object, object>)read["jobs"])["compile"];
        var env = (Dictionary<object, object>)((Dictionary<object, object>)((List<object>)job["steps"])[0])["env"];
        Assert.Equal(text, Assert.IsType<string>(env["VALUE"]));
    }
}
