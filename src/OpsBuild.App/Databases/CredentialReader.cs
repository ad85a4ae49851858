using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;

namespace OpsBuild.App.Databases;

/// <summary>Reads the application user's credential when it is needed.</summary>
internal sealed class CredentialReader(IAmazonSecretsManager secretsManager, ShopSettings settings)
{
    /// <exception cref="CredentialException">Secrets Manager did not give it, or it is no credential; no part of it is in the message.</exception>
    public async Task<DatabaseCredential> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await secretsManager.GetSecretValueAsync(new GetSecretValueRequest { SecretId = settings.CredentialId }, cancellationToken);
            return DatabaseCredential.Parse(answer.SecretString) ?? throw new CredentialException(
                $"The secret {settings.CredentialId} is no credential. It has to be a JSON object with username and password.");
        }
        catch (Exception failure) when (failure is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw new CredentialException(
                $"The secret {settings.CredentialId} cannot be read: {failure.Message} Look at the task role's policy and at the way to Secrets Manager.", failure);
        }
    }
}
