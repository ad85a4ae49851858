using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions.Expressions;

/// <summary>A JSON list of strings: each of them named here, or the whole list taken from Terraform's state.</summary>
public abstract record TextList
{
    private TextList()
    {
    }

    public static TextList Of(params TemplateText[] items) => new Items(items);

    /// <summary>A value that is a list in the state: rendered as JSON, so it stands without quotes.</summary>
    public static TextList FromState(string key) => new Whole(TemplateExpression.State(key));

    internal abstract JsonPart ToJson();

    private sealed record Items(IReadOnlyList<TemplateText> Texts) : TextList
    {
        internal override JsonPart ToJson() => JsonPart.Array(Texts.Select(JsonPart.Text));
    }

    private sealed record Whole(TemplateExpression Expression) : TextList
    {
        internal override JsonPart ToJson() => JsonPart.Raw(Expression);
    }
}
