namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary><c>must_env "A"</c>: a variable that must be set; set but empty will do (kayac/go-config).</summary>
internal sealed class MustEnvFunction(IReadOnlyDictionary<string, string> variables)
    : TemplateFunction("must_env", new Signature("must_env \"NAME\"", 1, 1))
{
    public override ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken)
    {
        var name = call.First;
        return ValueTask.FromResult(variables.TryGetValue(name.Text, out var value)
            ? TemplateValue.Of(value, name.IsSecret || SecretNames.LooksSecret(name.Text))
            : call.Findings.Miss(MissingKind.Variable, name, call.Position, NearNames.Of(name.Text, variables.Keys)));
    }
}
