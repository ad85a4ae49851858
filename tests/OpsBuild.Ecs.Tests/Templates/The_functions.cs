using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Ecs.Tests.TerraformStates;

namespace OpsBuild.Ecs.Tests.Templates;

public sealed class The_functions
{
    [Theory]
    [InlineData("{{ env }}", "")]
    [InlineData("{{ env `SET` }}", "value")]
    [InlineData("{{ env `UNSET` }}", "UNSET")]
    [InlineData("{{ env `UNSET` `default` }}", "default")]
    [InlineData("{{ env `UNSET` `SET` `default` }}", "value")]
    [InlineData("{{ env `EMPTY` `SET` }}", "value")]
    [InlineData("{{ env `EMPTY` }}", "EMPTY")]
    [InlineData("{{ env `UNSET` `` }}", "")]
    [InlineData("{{ must_env `SET` }}", "value")]
    [InlineData("[{{ must_env `EMPTY` }}]", "[]")]
    public void env_and_must_env_read_variables(string template, string expected) =>
        Assert.Equal(expected, Render.Text(template, ("SET", "value"), ("EMPTY", "")));

    [Theory]
    [InlineData("plain é あ 😀", "plain é あ 😀")]
    [InlineData("\"\\/", "\\\"\\\\/")]
    [InlineData("<a href='x'>&", "\\u003ca href='x'\\u003e\\u0026")]
    [InlineData("\u2028\u2029", "\\u2028\\u2029")]
    [InlineData("\b\f\n\r\t", "\\b\\f\\n\\r\\t")]
    [InlineData("\0\u0001\u001f\u007f", "\\u0000\\u0001\\u001f\u007f")]
    public void json_escape_escapes_as_Go_does(string value, string expected) =>
        Assert.Equal(expected, Render.Text("{{ must_env `V` | json_escape }}", ("V", value)));

    [Fact]
    public void json_escape_replaces_each_byte_that_is_no_UTF_8()
    {
        Assert.Equal("""a\ufffd\ufffdb""", Render.Text("""{{ json_escape "a\xff\xc3b" }}"""));
        Assert.Equal("\uFFFD", Render.Text("{{ json_escape \"\uFFFD\" }}"));
    }

    [Theory]
    [InlineData("\"{{ tfstate `output.db_primary_host` }}\"", "\"db.internal.example\"")]
    [InlineData("{{ tfstate `output.db_port` }}", "5432")]
    [InlineData("{{ tfstate `aws_iam_user.users['foo.bar'].name` }}", "foo.bar")]
    [InlineData("{{ tfstate \"aws_iam_user.users['foo.bar'].name\" }}", "foo.bar")]
    [InlineData("\"subnets\": {{ tfstate `output.bar` }}", "\"subnets\": [\"A\",\"B\",\"C\"]")]
    [InlineData("{{ tfstate `output.tags.Name` | json_escape }}", "web \\\"1\\\"")]
    [InlineData("{{ env `KEY` `output.foo` | tfstate }}", "FOO")]
    public void tfstate_gives_strings_raw_and_the_rest_as_JSON(string template, string expected) => Assert.Equal(expected, Render.Text(template));

    [Theory]
    [InlineData("{{ tfstatef `aws_iam_role_policy_attachment.ec2[%d].id` 1 }}", "ec2-20190801065413531100000001")]
    [InlineData("{{ tfstatef `output.dash-tuple[%d]` -1 }}", "1")]
    [InlineData("{{ tfstatef `aws_iam_user.users['%s'].name` (must_env `USER`) }}", "foo.bar")]
    [InlineData("{{ must_env `USER` | tfstatef `aws_iam_user.users[%q].name` }}", "foo.bar")]
    [InlineData("{{ tfstatef `output.%v[%v]` `bar` 2 }}", "C")]
    [InlineData("{{ tfstatef `output.foo` }}", "FOO")]
    public void tfstatef_puts_its_key_together(string template, string expected) => Assert.Equal(expected, Render.Text(template, ("USER", "foo.bar")));

    [Theory]
    [InlineData("{{ tfstatef `output.%x` `a` }}", "the format of tfstatef uses %x, which is not supported")]
    [InlineData("{{ tfstatef `output.%02d` 1 }}", "the format of tfstatef uses %0, which is not supported")]
    [InlineData("{{ tfstatef `output.%` }}", "the format of tfstatef ends with a single %")]
    [InlineData("{{ tfstatef `output.%s` }}", "the format of tfstatef has more verbs than the 0 values given")]
    [InlineData("{{ tfstatef `output.foo` 1 }}", "the format of tfstatef uses 0 of the 1 values given")]
    [InlineData("{{ tfstatef `output.%d` `1` }}", "the format of tfstatef uses %d for a text")]
    [InlineData("{{ tfstatef `output.%s` 1 }}", "the format of tfstatef uses %s for a number")]
    [InlineData("{{ tfstatef `output.%s` true }}", "the format of tfstatef uses %s for true or false")]
    [InlineData("{{ tfstate `output.foo.x` }}", "output.foo.x cannot be looked up in the state: \"x\" is asked of a string")]
    public void tfstatef_refuses_what_Go_would_print_as_an_error(string template, string what) =>
        Assert.Equal(what, Assert.Single(Render.Refused(template).Problems).What);

    [Fact]
    public void a_percent_sign_is_written_twice()
    {
        var missing = Assert.Single(Render.Missing("{{ tfstatef `output.100%%_%v` true }}"));

        Assert.Equal("output.100%_true", missing.Name);
    }

    [Fact]
    public void of_a_plugin_carry_its_prefix()
    {
        var environment = Render.Environment() with
        {
            Plugins = [new TemplatePlugin.Terraform(SampleState.Read()), new TemplatePlugin.Terraform(SampleState.Read(), "db_")],
        };

        var outcome = new TemplateRenderer(environment).Render(Render.Template("{{ tfstate `output.foo` }} {{ db_tfstate `output.foo` }} {{ db_tfstatef `output.%s` `foo` }}"));

        Assert.Equal("FOO FOO FOO", Assert.IsType<RenderOutcome.Rendered>(outcome).Text);
    }

    [Fact]
    public void of_two_plugins_must_not_have_one_name()
    {
        var environment = Render.Environment() with
        {
            Plugins = [new TemplatePlugin.Terraform(SampleState.Read()), new TemplatePlugin.Terraform(SampleState.Read())],
        };

        var failure = Assert.Throws<ArgumentException>(() => new TemplateRenderer(environment));

        Assert.Contains("tfstate exists already; set func_prefix to the tfstate plugin", failure.Message, StringComparison.Ordinal);
    }
}
