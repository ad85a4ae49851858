using OpsBuild.Ecs.Rules;
using OpsBuild.Ecs.TaskDefinitions.Documents;

namespace OpsBuild.Ecs.Tests.Rules;

public sealed class Checking_configurations
{
    [Fact]
    public void tells_where_an_expression_lacks_its_quotes()
    {
        var finding = Assert.Single(Check(ConfigCases.With(["cluster: {{ must_env `ECS_CLUSTER` }}"])));

        Assert.Equal(("OB803", new TextPosition(4, 10), "an expression is not quoted, and YAML takes its braces for a mapping"), (finding.Code, finding.Position, finding.What));
    }

    [Fact]
    public void names_the_key_that_was_meant_and_its_place()
    {
        var finding = Assert.Single(Check(ConfigCases.With(["time_out: 1m"])));

        Assert.Equal(("OB802", new TextPosition(12, 1), "'time_out' is no key of the configuration; did you mean 'timeout'?"), (finding.Code, finding.Position, finding.What));
    }

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("a: 1\n---\nb: 2")]
    [InlineData("region: a\nregion: b")]
    public void refuses_what_is_no_mapping(string text) => Assert.Contains(Check(text), finding => finding.Code == "OB801");

    [Fact]
    public void keeps_the_place_where_a_configuration_has_something_to_say()
    {
        var finding = Assert.Single(Check(ConfigCases.With(["timeout: 600"])));

        Assert.Equal("ecspresso.yaml:7:10", finding.Place);
    }

    private static IReadOnlyList<Finding> Check(string text) =>
        DefinitionLint.CheckConfiguration("ecspresso.yaml", text, path => path is "service.json" or "task.json");
}
