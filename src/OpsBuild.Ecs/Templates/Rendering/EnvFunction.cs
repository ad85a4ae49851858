namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>
/// <c>env "A" "B" "default"</c>: the first variable that is set and not empty, otherwise the last argument as text. Every argument is looked
/// up, the intended default too; without arguments it is empty (kayac/go-config).
/// </summary>
internal sealed class EnvFunction(IReadOnlyDictionary<string, string> variables)
    : TemplateFunction("env", new Signature("env \"NAME\" … \"default\"", 0, null))
{
    public override ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken)
    {
        var isSecret = call.HasSecret || call.Arguments.Any(name => SecretNames.LooksSecret(name.Text));
        foreach (var name in call.Arguments)
        {
            if (variables.TryGetValue(name.Text, out var value) && value.Length > 0)
                return ValueTask.FromResult(TemplateValue.Of(value, isSecret));
        }

        return ValueTask.FromResult(TemplateValue.Of(call.Arguments.Count == 0 ? "" : call.Arguments[^1].Text, isSecret));
    }
}
