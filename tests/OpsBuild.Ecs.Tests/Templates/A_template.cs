namespace OpsBuild.Ecs.Tests.Templates;

public sealed class A_template
{
    [Theory]
    [InlineData("plain }} text", "plain }} text")]
    [InlineData("", "")]
    [InlineData("a{{ env `X` }}b", "aXb")]
    [InlineData("a{{env `X`}}b", "aXb")]
    [InlineData("a\n {{- env `X` -}} \t\r\n b", "aXb")]
    [InlineData("a {{- env `X` }} b", "aX b")]
    [InlineData("a {{ env `X` -}} b", "a Xb")]
    [InlineData("a {{ env `X` }} b", "a X b")]
    [InlineData("a {{ env `X`\n  `Y` }} b", "a Y b")]
    [InlineData("{{ env `X`   -}} b", "Xb")]
    [InlineData("{{ \"text\" }}", "text")]
    [InlineData("{{ `text` }}", "text")]
    [InlineData("{{ (env `X`) }}", "X")]
    public void is_text_with_actions_whose_trim_markers_eat_blanks(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("a{{/* no {{ action }} */}}b", "ab")]
    [InlineData("a {{- /* trimmed */ -}} b", "ab")]
    [InlineData("a {{/* not trimmed */}} b", "a  b")]
    [InlineData("a{{/* over\ntwo lines */}}b", "ab")]
    public void drops_comments(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("""{{ env "a\tb\"c\\" }}""", "a\tb\"c\\")]
    [InlineData("""{{ env "\a\b\f\n\r\v" }}""", "\a\b\f\n\r\v")]
    [InlineData("""{{ env "\x41\101\u3042\U0001F600" }}""", "AAあ😀")]
    [InlineData("""{{ env "\xe3\x81\x82" }}""", "あ")]
    [InlineData("""{{ env "あ😀" }}""", "あ😀")]
    [InlineData("""{{ env `a\tb"c` }}""", """a\tb"c""")]
    [InlineData("{{ env `a\r\nb` }}", "a\nb")]
    public void reads_the_strings_of_Go(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("{{ must_env `A` | json_escape }}", "a\\\"b")]
    [InlineData("{{ must_env `A`|json_escape }}", "a\\\"b")]
    [InlineData("{{ `default` | env `B` }}", "default")]
    [InlineData("{{ env (must_env `C`) | json_escape | json_escape }}", "a\\\\\\\"b")]
    [InlineData("{{ json_escape (env `B` `A`) }}", "a\\\"b")]
    public void pipes_a_value_in_as_the_last_argument(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template, ("A", "a\"b"), ("C", "A")));
}
