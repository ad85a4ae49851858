using Amazon.ECR;
using AWSSDK.Testing;

namespace AWSSDK.ECR.Tests;

internal static class Clients
{
    /// <summary>A client of the test's server with the server's own key, or with another one.</summary>
    public static AmazonECRClient Of(AwsServer server, string secretKey = AwsServer.SecretKey, int retries = 0) =>
        new(AwsServer.AccessKey, secretKey, new AmazonECRConfig
        {
            ServiceURL = server.Url,
            AuthenticationRegion = AwsServer.Region,
            MaxErrorRetry = retries,
        });
}
