using Amazon.SecretsManager;
using AWSSDK.SecretsManager.Tests.Server;

namespace AWSSDK.SecretsManager.Tests;

internal static class Clients
{
    /// <summary>A client of the test's server with the server's own key, or with another one.</summary>
    public static AmazonSecretsManagerClient Of(SecretsManagerServer server, string secretKey = SecretsManagerServer.SecretKey, int retries = 0) =>
        new(SecretsManagerServer.AccessKey, secretKey, new AmazonSecretsManagerConfig
        {
            ServiceURL = server.Url,
            AuthenticationRegion = SecretsManagerServer.Region,
            MaxErrorRetry = retries,
        });
}
