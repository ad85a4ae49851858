using Amazon.Runtime;
using Amazon.SecretsManager;
using Amazon.SecretsManager.Model;
using OpsBuild.Batch.Results;

namespace OpsBuild.Batch.Secrets;

/// <summary>Reads a database credential from Secrets Manager when it is needed.</summary>
internal sealed class CredentialReader(IAmazonSecretsManager secretsManager)
{
    /// <summary>The stage of the version that counts; <c>AWSPENDING</c> is the one that a rotation has not finished yet.</summary>
    public const string CurrentStage = "AWSCURRENT";

    /// <param name="id">The secret.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="stage">The version's stage.</param>
    /// <exception cref="BatchFailureException">The secret cannot be read, or is no credential.</exception>
    public async Task<DatabaseCredential> ReadAsync(SecretId id, CancellationToken cancellationToken, string stage = CurrentStage)
    {
        var answer = await AskAsync(id, stage, cancellationToken);
        return answer.SecretString is { } text
            ? DatabaseCredential.Parse(text, id)
            : throw SecretFailure.Of(id, "secret_is_binary", "it was stored as bytes", "Store it as text: the JSON object that RDS uses.");
    }

    private async Task<GetSecretValueResponse> AskAsync(SecretId id, string stage, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetSecretValueRequest { SecretId = id.ToString(), VersionStage = stage };
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
