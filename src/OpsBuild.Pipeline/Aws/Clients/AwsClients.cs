using Amazon;
using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.SecretsManager;
using Amazon.SecurityToken;
using Amazon.SimpleSystemsManagement;
using OpsBuild.Pipeline.Aws.SignIn;

namespace OpsBuild.Pipeline.Aws.Clients;

/// <summary>Clients of one identity in one region. Proxies are those of the environment, as in every program of .NET.</summary>
internal sealed class AwsClients(AwsSignIn signIn, string region, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>For one attempt. The SDK would wait 100 seconds; each of these calls is answered in less than one, or not at all.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Attempts after the first, with the SDK's own back-off between them.</summary>
    private const int Retries = 3;

    public AmazonSecurityTokenServiceClient SecurityToken() => new(signIn.Credentials, Configured(new AmazonSecurityTokenServiceConfig(), "STS"));

    public AmazonECSClient Ecs() => new(signIn.Credentials, Configured(new AmazonECSConfig(), "ECS"));

    public AmazonECRClient Ecr() => new(signIn.Credentials, Configured(new AmazonECRConfig(), "ECR"));

    public AmazonCloudWatchLogsClient Logs() => new(signIn.Credentials, Configured(new AmazonCloudWatchLogsConfig(), "CLOUDWATCH_LOGS"));

    public AmazonSecretsManagerClient SecretsManager() => new(signIn.Credentials, Configured(new AmazonSecretsManagerConfig(), "SECRETS_MANAGER"));

    public AmazonSimpleSystemsManagementClient SystemsManager() => new(signIn.Credentials, Configured(new AmazonSimpleSystemsManagementConfig(), "SSM"));

    /// <summary>Where S3 is asked; null for AWS itself.</summary>
    public string? S3Endpoint => AwsEndpoints.Of(Configured(new AmazonS3Config(), "S3"));

    private T Configured<T>(T config, string service)
        where T : ClientConfig
    {
        config.Timeout = Timeout;
        config.MaxErrorRetry = Retries;
        config.RetryMode = RequestRetryMode.Standard;
        config.IgnoreConfiguredEndpointUrls = AwsEndpoints.AreIgnored(variables);
        // The chosen profile's endpoint_url and services, and never those of another one.
        config.Profile = signIn.Profile;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        if (AwsEndpoints.Of(variables, service) is { } endpoint)
            config.ServiceURL = endpoint;
        config.AuthenticationRegion = region;
        return config;
    }
}
