namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary><c>json_escape "text"</c>: the text as it stands between the quotation marks of JSON, escaped as Go's encoding/json does.</summary>
internal sealed class JsonEscapeFunction() : TemplateFunction("json_escape", new Signature("json_escape \"text\"", 1, 1))
{
    public override ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(TemplateValue.Of(GoJson.Escape(call.First.Text), call.HasSecret));
}
