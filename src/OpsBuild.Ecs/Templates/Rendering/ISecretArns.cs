namespace OpsBuild.Ecs.Templates.Rendering;

/// <summary>Where <c>secretsmanager_arn</c> finds ARNs: Secrets Manager, or what stands in for it. The secret's value is never read.</summary>
public interface ISecretArns
{
    /// <summary>The secret's full ARN; null when there is none of that name.</summary>
    Task<string?> FindAsync(string secretId, CancellationToken cancellationToken);
}
