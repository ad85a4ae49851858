using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using OpsBuild.Ecs.Templates.Rendering;

namespace OpsBuild.Ecs.Templates.Aws;

/// <summary>ARNs of secrets in AWS Secrets Manager; asked once a template calls for one, and not before. A secret's value is never read.</summary>
/// <param name="client">The client. The caller disposes it.</param>
public sealed class AwsSecretArns(IAmazonSecretsManager client) : ISecretArns
{
    /// <inheritdoc/>
    /// <exception cref="AwsLookupException">AWS refuses to say, or cannot be asked.</exception>
    public async Task<string?> FindAsync(string secretId, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.DescribeSecretAsync(new DescribeSecretRequest { SecretId = secretId }, cancellationToken).ConfigureAwait(false)).ARN;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (AwsLookupException.Explains(error, cancellationToken))
        {
            throw new AwsLookupException($"the secret {secretId}", "secretsmanager_arn", "secretsmanager:DescribeSecret on the secret; its value is not read", error);
        }
    }
}
