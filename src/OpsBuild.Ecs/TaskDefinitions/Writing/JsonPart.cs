using System.Globalization;
using OpsBuild.Ecs.TaskDefinitions.Expressions;

namespace OpsBuild.Ecs.TaskDefinitions.Writing;

/// <summary>A piece of a definition's JSON that may hold template expressions, and so is not yet JSON.</summary>
internal abstract record JsonPart
{
    private JsonPart()
    {
    }

    public static JsonPart Text(TemplateText text) => new Scalar(text.ToJsonString());

    public static JsonPart Number(int number) => new Scalar(number.ToString(CultureInfo.InvariantCulture));

    public static JsonPart Flag(bool flag) => new Scalar(flag ? "true" : "false");

    /// <summary>An expression that renders as JSON itself.</summary>
    public static JsonPart Raw(TemplateExpression expression) => new Scalar(expression.ToString());

    public static JsonPart Array(IEnumerable<JsonPart> items) => new List([.. items]);

    /// <summary>An object with its members in the given order; those without a value are left out.</summary>
    public static JsonPart Object(params (string Name, JsonPart? Value)[] members) =>
        new Members([.. members.Where(member => member.Value is not (null or List { Items.Count: 0 })).Select(member => (member.Name, member.Value!))]);

    internal sealed record Scalar(string Written) : JsonPart;

    internal sealed record List(IReadOnlyList<JsonPart> Items) : JsonPart;

    internal sealed record Members(IReadOnlyList<(string Name, JsonPart Value)> All) : JsonPart;
}
