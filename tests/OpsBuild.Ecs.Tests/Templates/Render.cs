using OpsBuild.Ecs.Templates;
using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Ecs.Tests.TerraformStates;

namespace OpsBuild.Ecs.Tests.Templates;

/// <summary>Renders a text the short way.</summary>
internal static class Render
{
    public static TemplateEnvironment Environment(params (string Name, string Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        Plugins = [new TemplatePlugin.Terraform(SampleState.Read())],
    };

    public static Template Template(string text, string name = "task.json") => OpsBuild.Ecs.Templates.Template.Parse(TemplateSource.FromText(name, text));

    public static RenderOutcome Outcome(string text, params (string Name, string Value)[] variables) =>
        new TemplateRenderer(Environment(variables)).Render(Template(text));

    public static string Text(string text, params (string Name, string Value)[] variables) =>
        Assert.IsType<RenderOutcome.Rendered>(Outcome(text, variables)).Text;

    public static IReadOnlyList<MissingValue> Missing(string text, params (string Name, string Value)[] variables) =>
        Assert.IsType<RenderOutcome.Missing>(Outcome(text, variables)).Values;

    public static TemplateException Refused(string text, params (string Name, string Value)[] variables) =>
        Assert.Throws<TemplateException>(() => Outcome(text, variables));
}
