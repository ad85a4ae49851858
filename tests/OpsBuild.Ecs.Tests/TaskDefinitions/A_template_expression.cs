using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Ecs.Tests.TaskDefinitions;

public sealed class A_template_expression
{
    [Fact]
    public void is_escaped_and_quoted_inside_a_JSON_string()
    {
        TemplateText text = TemplateExpression.MustEnv("RUN_ID");

        Assert.Equal("\"{{ must_env `RUN_ID` | json_escape }}\"", text.ToJsonString());
    }

    [Fact]
    public void is_only_quoted_in_YAML_which_v3_reads_before_it_fills_in()
    {
        TemplateText text = TemplateExpression.MustEnv("AWS_REGION");

        Assert.Equal("\"{{ must_env `AWS_REGION` }}\"", text.ToYamlScalar());
    }

    [Fact]
    public void keeps_a_key_of_for_each_out_of_the_way_of_JSON()
    {
        TemplateText text = TemplateExpression.State("""aws_subnet.private["a"].id""");

        Assert.Equal("\"{{ tfstate `aws_subnet.private['a'].id` | json_escape }}\"", text.ToJsonString());
    }

    [Theory]
    [InlineData("IMAGE-URI")]
    [InlineData("9LIVES")]
    [InlineData("")]
    public void takes_no_name_that_is_no_variable(string name)
    {
        Assert.Throws<FormatException>(() => TemplateExpression.MustEnv(name));
    }

    [Theory]
    [InlineData("output")]
    [InlineData("output.a`b")]
    [InlineData("output.}}")]
    public void takes_no_key_that_would_leave_its_string(string key)
    {
        Assert.Throws<FormatException>(() => TemplateExpression.State(key));
    }

    [Fact]
    public void takes_no_default_that_ecspresso_would_look_up_as_a_variable()
    {
        Assert.Throws<ArgumentException>(() => TemplateExpression.Env("DB_SCHEMA", "PUBLIC"));
    }
}
