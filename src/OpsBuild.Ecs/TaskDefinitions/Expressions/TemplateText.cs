using System.Text;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions.Expressions;

/// <summary>A string that is known when the file is written, or partly when ecspresso loads it, as in <c>batch/{{ … }}</c>.</summary>
public sealed class TemplateText : IEquatable<TemplateText>
{
    private readonly IReadOnlyList<object> parts;   // string or TemplateExpression

    private TemplateText(IReadOnlyList<object> parts) => this.parts = parts;

    public static implicit operator TemplateText(string text) => FromString(text);

    public static implicit operator TemplateText(TemplateExpression expression) => FromExpression(expression);

    public static TemplateText FromExpression(TemplateExpression expression) => new([expression]);

    /// <exception cref="ArgumentException">The text would be read as a template.</exception>
    public static TemplateText FromString(string text) => text.Contains("{{", StringComparison.Ordinal)
        ? throw new ArgumentException($"'{text}' would be read as a template; build it from a TemplateExpression.", nameof(text))
        : new TemplateText([text]);

    /// <summary>This text and then another.</summary>
    public TemplateText Then(TemplateText next) => new([.. parts, .. next.parts]);

    /// <summary>The content of a JSON string. What ecspresso fills in is escaped by ecspresso: it is put into the text before the text is read as JSON.</summary>
    internal string ToJsonString() => Write(JsonEscape.Write, expression => $"{{{{ {expression.Call} | json_escape }}}}");

    /// <summary>
    /// A double-quoted YAML scalar. Nothing is escaped when it is filled in: ecspresso v2 fills in before it reads YAML, v3 after. So only values
    /// without quotes and backslashes belong there.
    /// </summary>
    internal string ToYamlScalar() => Write(JsonEscape.Write, expression => expression.ToString());

    public bool Equals(TemplateText? other) => other is not null && parts.SequenceEqual(other.parts);

    public override bool Equals(object? obj) => Equals(obj as TemplateText);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Concat(parts);

    private string Write(Func<string, string> literal, Func<TemplateExpression, string> expression)
    {
        var text = new StringBuilder("\"");
        foreach (var part in parts)
            text.Append(part is TemplateExpression filledIn ? expression(filledIn) : literal((string)part));
        return text.Append('"').ToString();
    }
}
