using Amazon.SecretsManager;

namespace OpsBuild.Batch.Secrets;

/// <summary>AWS clients; where credentials, region and endpoint come from is AWSSDK.Core's business.</summary>
internal static class AwsClients
{
    /// <summary>For one attempt. The SDK would wait 100 seconds; a secret comes in a fraction of one, or not at all.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first, with the SDK's own back-off between them.</summary>
    public const int Retries = 4;

    public static IAmazonSecretsManager SecretsManager()
    {
        RoleCredentials.Register();
        return new AmazonSecretsManagerClient(new AmazonSecretsManagerConfig { Timeout = Timeout, MaxErrorRetry = Retries });
    }
}
