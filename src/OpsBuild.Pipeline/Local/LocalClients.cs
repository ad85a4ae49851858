using Amazon.CloudWatchLogs;
using Amazon.ECR;
using Amazon.ECS;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.SecretsManager;
using Amazon.SimpleSystemsManagement;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Templates.Aws;
using OpsBuild.Ecs.Templates.Rendering;
using OpsBuild.Local;

namespace OpsBuild.Pipeline.Local;

/// <summary>AWS SDK clients of the local endpoint, with the keys that only it accepts; nothing of the caller's own AWS settings counts.</summary>
internal sealed class LocalClients : IAsyncDisposable
{
    private readonly LocalEnvironment local;
    private readonly AmazonECSClient ecs;
    private readonly AmazonCloudWatchLogsClient logs;
    private readonly AmazonSimpleSystemsManagementClient parameters;
    private readonly AmazonSecretsManagerClient secrets;

    public LocalClients(LocalEnvironment local)
    {
        this.local = local;
        var file = new SharedCredentialsFile(local.CredentialsFile);
        if (!file.TryGetProfile(LocalEnvironment.Profile, out var profile))
            throw new InvalidOperationException($"{local.CredentialsFile} has no profile {LocalEnvironment.Profile}: run ./build.sh LocalReset, then again.");
        Keys = AWSCredentialsFactory.GetAWSCredentials(profile, file).GetCredentials();
        var credentials = new SessionAWSCredentials(Keys.AccessKey, Keys.SecretKey, Keys.Token);
        ecs = new AmazonECSClient(credentials, Point(new AmazonECSConfig()));
        logs = new AmazonCloudWatchLogsClient(credentials, Point(new AmazonCloudWatchLogsConfig()));
        parameters = new AmazonSimpleSystemsManagementClient(credentials, Point(new AmazonSimpleSystemsManagementConfig()));
        secrets = new AmazonSecretsManagerClient(credentials, Point(new AmazonSecretsManagerConfig()));
    }

    public ImmutableCredentials Keys { get; }

    /// <summary>Nothing here is rate-limited or far away, so it may be asked often.</summary>
    public TaskRunnerServices Services => new(ecs, logs)
    {
        Times = new TaskRunnerTimes { Poll = TimeSpan.FromMilliseconds(100), LogSettle = TimeSpan.FromMilliseconds(100) },
    };

    /// <summary><c>ssm</c> and <c>secretsmanager_arn</c> of the templates.</summary>
    public IReadOnlyList<TemplatePlugin> Plugins =>
        [new TemplatePlugin.Parameters(new AwsParameterStore(parameters)), new TemplatePlugin.Secrets(new AwsSecretArns(secrets))];

    /// <summary>A client of the local ECR; its owner disposes it.</summary>
    public AmazonECRClient Ecr() => new(new SessionAWSCredentials(Keys.AccessKey, Keys.SecretKey, Keys.Token), Point(new AmazonECRConfig()));

    public ValueTask DisposeAsync()
    {
        ecs.Dispose();
        logs.Dispose();
        parameters.Dispose();
        secrets.Dispose();
        return ValueTask.CompletedTask;
    }

    private T Point<T>(T config)
        where T : ClientConfig
    {
        config.ServiceURL = local.Endpoint.ToString();
        config.AuthenticationRegion = local.Region;
        // A proxy for the world outside has no business with the loopback address.
        config.SetWebProxy(new System.Net.WebProxy());
        return config;
    }
}
