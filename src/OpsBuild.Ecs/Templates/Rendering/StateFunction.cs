using OpsBuild.Ecs.TerraformStates;

namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary><c>tfstate "key"</c>: a value of a Terraform state; <c>'</c> in the key stands for <c>"</c>.</summary>
internal sealed class StateFunction(string name, TerraformState state)
    : TemplateFunction(name, new Signature($"{name} \"output.name\" or {name} \"aws_thing.name.attribute\"", 1, 1))
{
    public override ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Find(state, call, call.First));

    internal static TemplateValue Find(TerraformState state, Invocation call, TemplateValue written)
    {
        var key = TemplateValue.Of(written.Text.Replace('\'', '"'), written.IsSecret);
        return state.Lookup(key.Text) switch
        {
            StateLookup.Found found => TemplateValue.Of(found.Text, found.IsSensitive || key.IsSecret || SecretNames.LooksSecret(key.Text)),
            StateLookup.NotFound missing =>
                call.Findings.Miss(MissingKind.StateKey, key, call.Position, missing.NearKeys, missing.Hint),
            StateLookup.QueryError error => key.IsSecret
                ? call.Findings.Wrong(call.Position, "a key made from a secret cannot be looked up in the state", "a key without a secret in it")
                : call.Findings.Wrong(call.Position, $"{key.Shown} cannot be looked up in the state: {error.What}", error.Expected),
            var outcome => throw new InvalidOperationException($"Unknown outcome of a look-up: {outcome.GetType().Name}."),
        };
    }
}
