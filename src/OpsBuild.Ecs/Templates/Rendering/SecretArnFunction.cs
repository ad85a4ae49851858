namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary><c>secretsmanager_arn "id"</c>: the full ARN of a secret.</summary>
internal sealed class SecretArnFunction(string name, ISecretArns? arns) : TemplateFunction(name, new Signature($"{name} \"secret-name\"", 1, 1))
{
    public override bool Waits => arns is not null;

    public override async ValueTask<TemplateValue> CallAsync(Invocation call, CancellationToken cancellationToken)
    {
        if (arns is null)
            return call.Findings.Wrong(call.Position, $"{Name} is used, but no Secrets Manager is configured here", "a renderer that was given one");
        return await arns.FindAsync(call.First.Text, cancellationToken).ConfigureAwait(false) is { } arn
            ? TemplateValue.Of(arn, call.HasSecret)
            : call.Findings.Miss(MissingKind.Secret, call.First, call.Position);
    }
}
