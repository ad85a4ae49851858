using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.Ecr;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Aws.LoadBalancing;
using OpsBuild.Local.Aws.Registry.Faults;
using OpsBuild.Local.Aws.S3;
using OpsBuild.Local.Aws.SystemsManager;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Docker;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Secrets;
using OpsBuild.Local.State;
using Serilog;

namespace OpsBuild.Local;

/// <summary>
/// A work tree's stand-in for the cloud: a PostgreSQL server with the application's database, and an AWS endpoint, both on the loopback
/// address. Both outlive the program that opened them, until <see cref="ResetAsync"/>.
/// </summary>
public sealed class LocalEnvironment : IAsyncDisposable
{
    /// <summary>The secret of the database's admin, in the shape that RDS gives it: <c>{"username":…,"password":…}</c>.</summary>
    public const string AdminSecret = "opsbuild/local/db/admin";

    /// <summary>The secret of the application's database user, in the same shape.</summary>
    public const string AppSecret = "opsbuild/local/db/app";

    /// <summary>The profile in <see cref="CredentialsFile"/> and <see cref="ConfigFile"/>.</summary>
    public const string Profile = "local";

    /// <summary>The ECS cluster that is there from the start.</summary>
    public const string Cluster = "opsbuild-local";

    /// <summary>The log group that is there from the start.</summary>
    public const string LogGroup = "/opsbuild/local";

    private readonly StateFolder state;
    private readonly EndpointSettings settings;
    private readonly EndpointClient client;

    private readonly LocalDatabase? database;

    private LocalEnvironment(StateFolder state, LocalDatabase? database, Uri endpoint, EndpointSettings settings)
    {
        (this.state, this.database, this.settings, Endpoint, Region) = (state, database, settings, endpoint, settings.Account.Region);
        client = new EndpointClient(endpoint, settings, TimeProvider.System);
    }

    /// <summary>The environment's id: the work tree's name and a hash of its real path.</summary>
    public string Id => state.Id;

    /// <summary>The application's database.</summary>
    /// <exception cref="InvalidOperationException">The environment was opened without it (<see cref="LocalEnvironmentOptions.WithDatabase"/>).</exception>
    public LocalDatabase Database => database ?? throw new InvalidOperationException("This local environment was opened without its database.");

    /// <summary>The AWS endpoint, for <c>AWS_ENDPOINT_URL</c>.</summary>
    public Uri Endpoint { get; }

    /// <summary>The region that the endpoint stands for.</summary>
    public string Region { get; }

    /// <summary>The account that the endpoint stands for.</summary>
    public string AccountId => settings.Account.Id;

    /// <summary>The host of the account's container registry, as image references begin.</summary>
    public string Registry => new LocalRepositories(Images, settings.Account).Registry;

    /// <summary>An AWS shared credentials file with the profile <see cref="Profile"/>, readable by its owner only.</summary>
    public string CredentialsFile => state.Endpoint.Credentials;

    /// <summary>An AWS config file: its profile <see cref="Profile"/> names region and endpoint.</summary>
    public string ConfigFile => state.Endpoint.Config;

    /// <summary>The id of the secret with the admin's name and password.</summary>
    public string AdminSecretId { get; } = AdminSecret;

    /// <summary>The folder with the server's and the endpoint's logs.</summary>
    public string LogFolder => state.Logs;

    /// <summary>The folder with the environment's data.</summary>
    public string StateFolder => state.Root;

    /// <summary>Opens the environment: what runs and is sound is used, what is stale is replaced and said so, what is missing is started.</summary>
    /// <exception cref="Postgres.PostgresProgramsNotFoundException">There is no PostgreSQL to start.</exception>
    /// <exception cref="Postgres.PostgresServerException">The server could not be started.</exception>
    /// <exception cref="DockerRuntimeException">Tasks are to run in Docker, and no engine of this machine can be used.</exception>
    public static async Task<LocalEnvironment> OpenAsync(LocalEnvironmentOptions options, ILogger log, CancellationToken cancellationToken)
    {
        var (workTree, state) = Locate(options);
        using var held = await state.LockAsync(cancellationToken);
        await GoneWorkTrees.StopAsync(state.Home, log, cancellationToken);
        state.Create(workTree, await ServerUser.NeededAsync(cancellationToken));

        var secrets = EnvironmentSecrets.ReadOrCreate(state.Secrets);
        var database = options.WithDatabase ? await EnsureDatabaseAsync(options, state, secrets, log, cancellationToken) : null;
        var settings = await SettingsAsync(options, secrets, database, cancellationToken);
        var endpoint = await EnsureEndpointAsync(state, settings, log, cancellationToken);
        return new LocalEnvironment(state, database, endpoint, settings);
    }

    /// <summary>Says where things are and what runs, without starting or changing anything.</summary>
    public static async Task<LocalEnvironmentDescription> DescribeAsync(LocalEnvironmentOptions options, CancellationToken cancellationToken)
    {
        var (workTree, state) = Locate(options);
        var secrets = EnvironmentSecrets.Read(state.Secrets);
        var server = secrets is null ? null
            : await new EnvironmentServer(options, state, secrets, Serilog.Core.Logger.None).FindRunningAsync(cancellationToken);
        var endpoint = new EndpointProcess(state.Endpoint, state.Home.Cache, Serilog.Core.Logger.None).RunningPort;
        return new LocalEnvironmentDescription
        {
            Id = state.Id,
            WorkTree = workTree.Path,
            Exists = state.Exists,
            StateFolder = state.Root,
            LogFolder = state.Logs,
            Database = server is null ? null : new LocalDatabase(
                server.Host, server.Port, options.DatabaseName, options.AdminUser, server.AuthorityFile) { AdminPassword = secrets?.Admin, Major = server.Programs.Major },
            Postgres = server?.Programs.ToString(),
            Endpoint = endpoint is { } port ? EndpointProcess.Address(port) : null,
            Region = options.Region,
            CredentialsFile = state.Endpoint.Credentials,
            ConfigFile = state.Endpoint.Config,
            AdminSecretId = AdminSecret,
            Services = endpoint is null ? [] : [.. new TargetGroupStore(state.Endpoint.TargetGroups).OpenPorts.Select(EndpointProcess.Address)],
        };
    }

    /// <summary>Stops everything of the environment and removes its folder with all data; nothing when there is none.</summary>
    public static async Task ResetAsync(LocalEnvironmentOptions options, ILogger log, CancellationToken cancellationToken)
    {
        var (_, state) = Locate(options);
        using var held = await state.LockAsync(cancellationToken);
        await RunningParts.StopAsync(state, log, cancellationToken);
        if (!Directory.Exists(state.Root))
            return;
        if (Directory.EnumerateFiles(
            state.Root, ContainerRecord.FileName, new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }).Any())
            await EnvironmentContainers.RemoveAllAsync(state.Id, log, cancellationToken);
        Directory.Delete(state.Root, recursive: true);
        log.Information("Removed the local environment {Id} in {StateFolder}", state.Id, state.Root);
    }

    /// <summary>Gives the endpoint a database secret that lives only in its memory: no file holds it, and it is gone when the endpoint is.</summary>
    /// <param name="id">The secret's name, as <c>opsbuild/local/other-db</c>.</param>
    /// <param name="username">The database role.</param>
    /// <param name="password">Its password.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task PutSecretAsync(string id, string username, SecretValue password, CancellationToken cancellationToken) =>
        client.PutSecretAsync(id, DatabaseSecret(username, password), cancellationToken);

    /// <summary>Takes back what <see cref="PutSecretAsync"/> gave; nothing when there is none.</summary>
    /// <param name="id">The secret's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task DeleteSecretAsync(string id, CancellationToken cancellationToken) => client.CallAsync(
        "secretsmanager", "secretsmanager.DeleteSecret", new JsonObject { ["SecretId"] = id, ["ForceDeleteWithoutRecovery"] = true },
        "ResourceNotFoundException", cancellationToken);

    /// <summary>Gives the endpoint a parameter of Systems Manager, encrypted, or an existing one a new version; it lives only in the endpoint's memory.</summary>
    /// <param name="name">The parameter's name, as <c>/shop/api-key</c>.</param>
    /// <param name="value">Its value, up to 4096 bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The endpoint refused it, as for a name that begins with <c>aws</c> or <c>ssm</c>.</exception>
    public Task PutParameterAsync(string name, SecretValue value, CancellationToken cancellationToken) => client.CallAsync(
        "ssm", "AmazonSSM.PutParameter",
        new JsonObject { ["Name"] = name, ["Value"] = value.Reveal(), ["Type"] = Parameter.SecureString, ["Overwrite"] = true }, accepted: null, cancellationToken);

    /// <summary>Says which program stands for a container image when tasks run as processes.</summary>
    /// <param name="reference">The image exactly as task definitions name it.</param>
    /// <param name="image">The program.</param>
    /// <returns>The same image by the digest that the local registry shows for it, as <c>repository@sha256:…</c>.</returns>
    public string RegisterImage(string reference, FolderImage image)
    {
        Images.Register(reference, image);
        return ByDigest(reference);
    }

    /// <summary>Says which image of this machine's Docker engine stands for a container image when tasks run in Docker.</summary>
    /// <param name="reference">The image exactly as task definitions name it.</param>
    /// <param name="image">The image in the engine.</param>
    /// <returns>The same image by the digest that the local registry shows for it, as <c>repository@sha256:…</c>.</returns>
    public string RegisterDockerImage(string reference, DockerImage image)
    {
        Images.Register(reference, image);
        return ByDigest(reference);
    }

    /// <summary>Says what containers of a pushed image see of this machine when tasks run in Docker; it is pulled when the engine has it not.</summary>
    /// <param name="uri">The image by its digest in the local registry.</param>
    /// <param name="files">Files or folders, read-only: full path here, full path in the container. Never a secret.</param>
    public void RegisterPushedImage(string uri, IReadOnlyDictionary<string, string> files) =>
        Images.Register(uri, new DockerImage(uri) { Files = files });

    /// <summary>Makes a repository of the local registry if there is none of that name; its tags stay with their images.</summary>
    /// <param name="name">The repository's name, as <c>team/app</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The endpoint refused it, as for a name with capitals.</exception>
    public Task EnsureRepositoryAsync(string name, CancellationToken cancellationToken) => client.CallAsync(
        "ecr", "AmazonEC2ContainerRegistry_V20150921.CreateRepository",
        new JsonObject { ["repositoryName"] = name, ["imageTagMutability"] = "IMMUTABLE" }, "RepositoryAlreadyExistsException", cancellationToken);

    /// <summary>Says that an embedded PostgreSQL server stands for a container image, as one mirrored to a private registry.</summary>
    /// <param name="reference">The image exactly as task definitions name it.</param>
    /// <param name="major">The server's major version.</param>
    /// <returns>The same image by the digest that the local registry shows for it; its tag, if it has one, is kept for readers.</returns>
    public string RegisterPostgresImage(string reference, int major)
    {
        Images.RegisterPostgres(reference, major);
        return $"{reference}@{new LocalRepositories(Images, settings.Account).DigestOf(reference)}";
    }

    /// <summary>Puts an object where S3's GetObject finds it, as a Terraform state; the bucket is made when missing.</summary>
    /// <param name="bucket">The bucket's name.</param>
    /// <param name="key">The object's key.</param>
    /// <param name="content">Its bytes.</param>
    public void PutObject(string bucket, string key, ReadOnlyMemory<byte> content) =>
        new ObjectFolder(state.Endpoint.Objects).Put(bucket, key, content);

    /// <summary>Says that there is a target group, so that a service definition which names it passes a check before the first deployment.</summary>
    /// <param name="arn">As <c>arn:aws:elasticloadbalancing:us-east-1:000000000000:targetgroup/app/0123456789abcdef</c>.</param>
    /// <param name="port">The port of its targets: the one of the container behind it.</param>
    /// <param name="healthPath">The path that a healthy target answers with 200: a load balancer then answers for the group. Null: nothing does.</param>
    /// <exception cref="ArgumentException">That is no ARN of a target group.</exception>
    public void EnsureTargetGroup(string arn, int port, string? healthPath = null) => new TargetGroupStore(state.Endpoint.TargetGroups).Put(
        TargetGroup.TryParse(arn, port, out var group) ? group with { HealthPath = healthPath } : throw new ArgumentException($"'{arn}' is not the ARN of a target group.", nameof(arn)));

    /// <summary>Where the load balancer of a target group answers; null where no service was behind it yet.</summary>
    /// <param name="arn">The target group's ARN.</param>
    public Uri? UrlOf(string arn) =>
        new TargetGroupStore(state.Endpoint.TargetGroups).PortOf(arn) is { } port ? EndpointProcess.Address(port) : null;

    /// <summary>Makes a log group if there is none of that name.</summary>
    /// <param name="name">The group's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EnsureLogGroupAsync(string name, CancellationToken cancellationToken) =>
        client.CallAsync("logs", "Logs_20140328.CreateLogGroup", new JsonObject { ["logGroupName"] = name }, "ResourceAlreadyExistsException", cancellationToken);

    /// <summary>Makes an ECS cluster if there is none of that name.</summary>
    /// <param name="name">The cluster's name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task EnsureClusterAsync(string name, CancellationToken cancellationToken) => client.CallAsync(
        "ecs", "AmazonEC2ContainerServiceV20141113.CreateCluster", new JsonObject { ["clusterName"] = name }, accepted: null, cancellationToken);

    /// <summary>Makes something go wrong with the next task, in an environment that was opened with <see cref="LocalEnvironmentOptions.TakesFaults"/>.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The environment takes no faults.</exception>
    public Task PlanFaultAsync(TaskFault fault, CancellationToken cancellationToken) => client.CallAsync(
        FaultsService.Name, "OpsBuildFaults.PlanTaskFault", PlanTaskFault.Input(fault), accepted: null, cancellationToken);

    /// <summary>Refuses the next calls of an operation, in an environment that was opened with <see cref="LocalEnvironmentOptions.TakesFaults"/>.</summary>
    /// <param name="fault">Which operation, and the error.</param>
    /// <param name="times">How many calls are refused.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The environment takes no faults.</exception>
    public Task PlanFaultAsync(OperationFault fault, int times, CancellationToken cancellationToken) => client.CallAsync(
        FaultsService.Name, "OpsBuildFaults.PlanOperationFault", PlanOperationFault.Input(fault, times), accepted: null, cancellationToken);

    /// <summary>Makes the next writing requests to the registry go wrong, in an environment that was opened with <see cref="LocalEnvironmentOptions.TakesFaults"/>.</summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="times">How often; 0 forgets all faults of the registry that were planned.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The environment takes no faults.</exception>
    public Task PlanFaultAsync(RegistryFault fault, int times, CancellationToken cancellationToken) => client.CallAsync(
        FaultsService.Name, "OpsBuildFaults.PlanRegistryFault", PlanRegistryFault.Input(fault, times), accepted: null, cancellationToken);

    /// <summary>Says what the scan of a repository's images comes to, in an environment that was opened with <see cref="LocalEnvironmentOptions.TakesFaults"/>.</summary>
    /// <param name="scan">States and findings.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The environment takes no faults.</exception>
    public Task PlanScanAsync(ImageScan scan, CancellationToken cancellationToken) => client.CallAsync(
        FaultsService.Name, "OpsBuildFaults.PlanImageScan", ImageScans.Input(scan), accepted: null, cancellationToken);

    /// <summary>Lets go of the environment; its servers keep running.</summary>
    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<LocalDatabase> EnsureDatabaseAsync(
        LocalEnvironmentOptions options, StateFolder state, EnvironmentSecrets secrets, ILogger log, CancellationToken cancellationToken)
    {
        var server = await new EnvironmentServer(options, state, secrets, log).EnsureAsync(cancellationToken);
        return new LocalDatabase(
            server.Host, server.Port, options.DatabaseName, options.AdminUser, server.AuthorityFile) { AdminPassword = secrets.Admin, Major = server.Programs.Major };
    }

    private LocalImages Images => new(state.Endpoint.Images);

    private string ByDigest(string reference)
    {
        var repositories = new LocalRepositories(Images, settings.Account);
        return $"{LocalRepositories.WithoutTag(reference)}@{repositories.DigestOf(reference)}";
    }

    private static (WorkTree, StateFolder) Locate(LocalEnvironmentOptions options)
    {
        var workTree = WorkTree.At(options.WorkTree);
        return (workTree, new StateFolder(LocalHome.Of(options.Home), workTree.EnvironmentId));
    }

    private static async Task<EndpointSettings> SettingsAsync(
        LocalEnvironmentOptions options, EnvironmentSecrets secrets, LocalDatabase? database, CancellationToken cancellationToken)
    {
        var admin = new SeededSecret(AdminSecret, secrets.AdminArnSuffix, secrets.AdminVersionId, DatabaseSecret(options.AdminUser, secrets.Admin));
        var app = new SeededSecret(AppSecret, secrets.App.ArnSuffix, secrets.App.VersionId, DatabaseSecret(options.AppUser, secrets.App.Password));
        return new EndpointSettings(new AwsAccount { Region = options.Region }, secrets.Keys, [admin, app])
        {
            PostgresDirectory = options.Postgres.Directory,
            CacheFolder = options.Postgres.CacheFolder,
            TakesFaults = options.TakesFaults,
            Runtime = options.Runtime,
            Engine = options.Runtime == LocalRuntime.Docker ? await LocalEngine.AddressAsync(cancellationToken) : null,
            // Processes reach every port; a port that changes is no reason to replace their endpoint.
            ForwardedPorts = options.Runtime == LocalRuntime.Docker
                ? [.. (database is null ? [] : (int[])[database.Port]), .. options.ForwardedPorts] : [],
        };
    }

    private static SecretValue DatabaseSecret(string username, SecretValue password) =>
        new(JsonSerializer.Serialize(new Dictionary<string, string> { ["username"] = username, ["password"] = password.Reveal() }));

    private static async Task<Uri> EnsureEndpointAsync(StateFolder state, EndpointSettings settings, ILogger log, CancellationToken cancellationToken)
    {
        var process = new EndpointProcess(state.Endpoint, state.Home.Cache, log);
        if (settings.WriteIfChanged(state.Endpoint.Settings))
            await process.StopAsync(cancellationToken);
        var endpoint = await process.EnsureAsync(settings, cancellationToken);
        AwsProfile.Write(state.Endpoint, endpoint, settings);
        return endpoint;
    }
}
