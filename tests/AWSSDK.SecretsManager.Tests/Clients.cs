using Amazon.SecretsManager;
using AWSSDK.Testing;

namespace AWSSDK.SecretsManager.Tests;

internal static class Clients
{
    /// <summary>A client of the test's server with the server's own key, or with another one.</summary>
    public static AmazonSecretsManagerClient Of(AwsServer server, string secretKey = AwsServer.SecretKey, int retries = 0) =>
        new(AwsServer.AccessKey, secretKey, new AmazonSecretsManagerConfig
        {
            ServiceURL = server.Url,
            AuthenticationRegion = AwsServer.Region,
            MaxErrorRetry = retries,
        });
}
