using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Secrets;

/// <summary>Reads a database credential from Secrets Manager when it is needed: always the version staged <c>AWSCURRENT</c>.</summary>
internal sealed class CredentialReader(IAmazonSecretsManager secretsManager)
{
    /// <exception cref="BatchFailureException">The secret cannot be read, or is no credential.</exception>
    public async Task<DatabaseCredential> ReadAsync(SecretId id, CancellationToken cancellationToken)
    {
        var answer = await AskAsync(id, cancellationToken);
        return answer.SecretString is { } text
            ? DatabaseCredential.Parse(text, id)
            : throw SecretFailure.Of(id, "secret_is_binary", "it was stored as bytes", "Store it as text: the JSON object that RDS uses.");
    }

    private async Task<GetSecretValueResponse> AskAsync(SecretId id, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSecretValueRequest { SecretId = id.ToString(), VersionStage = "AWSCURRENT" };
            return await secretsManager.GetSecretValueAsync(request, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && IsOfTheCall(exception))
        {
            throw SecretFailure.Of(id, exception);
        }
    }

    private static bool IsOfTheCall(Exception exception) =>
        exception is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException or TaskCanceledException;
}
