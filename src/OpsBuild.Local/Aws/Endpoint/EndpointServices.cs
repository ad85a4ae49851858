using OpsBuild.Local.Aws.AutoScaling;
using OpsBuild.Local.Aws.CloudWatchLogs;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Ecr;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Iam;
using OpsBuild.Local.Aws.LoadBalancing;
using OpsBuild.Local.Aws.Registry;
using OpsBuild.Local.Aws.Registry.Faults;
using OpsBuild.Local.Aws.LoadBalancing.Traffic;
using OpsBuild.Local.Aws.S3;
using OpsBuild.Local.Aws.SecretsManager;
using OpsBuild.Local.Aws.SecurityToken;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Aws.SystemsManager;
using OpsBuild.Local.Postgres;
using OpsBuild.Local.Runtime;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Runtime.Metadata;
using OpsBuild.Local.Runtime.Postgres;
using OpsBuild.Local.Runtime.Processes;
using OpsBuild.Local.Runtime.Tasks;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The endpoint's services and what they share, put together.</summary>
internal sealed class EndpointServices : IAsyncDisposable
{
    private readonly TaskRunner tasks;
    private readonly ServiceScheduler services;
    private readonly LoadBalancers balancers;
    private readonly IContainerRuntime runtime;

    public EndpointServices(EndpointSettings settings, EndpointFiles files, Func<Uri> endpoint, RequestLog log, TimeProvider time)
    {
        var account = settings.Account;
        var faults = new FaultPlan();
        var secrets = new SecretStore(account, time);
        foreach (var secret in settings.Secrets)
            secret.PutInto(secrets);
        var parameters = new ParameterStore(account, time);
        var logs = new LogStore(account, time);
        var credentials = new TaskCredentials();
        var metadata = new TaskMetadata();
        var state = new EcsState(account, new TaskDefinitionStore(files.TaskDefinitions), faults, time);
        foreach (var cluster in (string[])["default", LocalEnvironment.Cluster])
            state.AddCluster(cluster);
        logs.Create(LocalEnvironment.LogGroup);

        var (tokens, scans) = (new RegistryTokens(time), new ImageScans());
        var registryFaults = new RegistryFaultPlan(tokens);
        var pushed = new PushedImages(new RegistryStore(files.Registry, time), tokens, endpoint);
        Registry = new RegistryHandler(pushed.Store, tokens, registryFaults, account, log);
        var images = new LocalRepositories(new LocalImages(files.Images), account, pushed);
        runtime = settings.Runtime == LocalRuntime.Docker
            ? new DockerRuntime(DockerRuntimeSettings.Of(settings, files), () => endpoint().Port, pushed)
            : new ProcessRuntime(new RunningProcesses(files.TaskProcesses), new PostgresContainers(Programs(settings), Serilog.Core.Logger.None));
        var reader = new SecretReader(secrets, new ParameterReader(parameters));
        var preparation = new TaskPreparation(
            runtime, images, new TaskEnvironment(account, reader, credentials, metadata, endpoint), new TaskLogs(logs));
        tasks = new TaskRunner(state, preparation, runtime, credentials, metadata);

        var targetGroups = new TargetGroupStore(files.TargetGroups);
        balancers = new LoadBalancers(state, targetGroups);
        services = new ServiceScheduler(state, tasks, settings.Pace, balancers);
        S3 = new S3Service(new ObjectFolder(files.Objects), account);
        All =
        [
            new SecurityTokenService(account, credentials),
            new SecretsManagerService(secrets),
            new SystemsManagerService(parameters, faults.Check),
            new EcsService(state, tasks, services, targetGroups),
            new AutoScalingService(state),
            new LoadBalancingService(targetGroups),
            new LogsService(logs, faults.Check),
            new EcrService(images, pushed, tokens, scans, account),
            new IamService(account),
            S3,
            .. settings.TakesFaults ? [new FaultsService(faults, registryFaults, scans)] : (IAwsService[])[],
        ];
        Signatures = new SignatureCheck(
            id => id == settings.Keys.AccessKeyId ? settings.Keys : credentials.OfKey(id)?.Keys, account.Region, time);
        Credentials = new CredentialsPage(credentials, time);
        Metadata = new TaskMetadataPage(metadata, state);
    }

    public IReadOnlyList<IAwsService> All { get; }

    public S3Service S3 { get; }

    public RegistryHandler Registry { get; }

    public SignatureCheck Signatures { get; }

    public CredentialsPage Credentials { get; }

    public TaskMetadataPage Metadata { get; }

    /// <summary>Stops the tasks that run, after whoever would start them again.</summary>
    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await balancers.DisposeAsync();
        await tasks.DisposeAsync();
        await runtime.DisposeAsync();
    }

    // A task's database is a process here, never a container beside the tasks.
    private static PostgresProgramsOptions Programs(EndpointSettings settings) => new()
    {
        Directory = settings.PostgresDirectory,
        CacheFolder = settings.CacheFolder,
        Ways = ProgramsWays.Machine | ProgramsWays.Npm,
    };
}
