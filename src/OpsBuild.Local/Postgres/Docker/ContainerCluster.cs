using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Npgsql;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Clusters;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres.Docker;

/// <summary>A cluster in a container of its own, published on the host's loopback address; it lives as long as the container.</summary>
/// <remarks><c>folder</c>: on the host, for the record of the container and the authority's certificate.</remarks>
internal sealed class ContainerCluster(PostgresPrograms.InImage programs, PostgresServerOptions options, string folder) : ICluster
{
    /// <summary>The user that every postgres image has.</summary>
    public const string User = "postgres";

    public const int InnerPort = 5432;

    /// <summary>The label by which the containers of an environment are found.</summary>
    public const string Label = "dev.opsbuild.environment";

    private static readonly string InnerPortName = $"{InnerPort}/tcp";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private SecretValue? password = options.SuperuserPassword;

    public string AuthorityFile => Path.Combine(folder, "ca.pem");

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        using var engine = await EngineAsync(cancellationToken);
        return await InspectAsync(engine, cancellationToken) is not null;
    }

    public async Task CreateAsync(SecretValue superuserPassword, CancellationToken cancellationToken)
    {
        password = superuserPassword;
        using var engine = await EngineAsync(cancellationToken);
        PrivateFiles.CreateFolder(folder);
        var certificate = ServerCertificate.Create(TimeProvider.System);
        await File.WriteAllTextAsync(AuthorityFile, certificate.AuthorityPem, cancellationToken);

        var created = await engine.Client.Containers.CreateContainerAsync(Parameters(), cancellationToken);
        // Written down first: a killed build's container is then found again.
        new ContainerRecord(created.ID, programs.Image, programs.Version.ToString()).WriteIn(folder);
        await using var archive = ContainerFiles.Archive(options, certificate, superuserPassword);
        await engine.Client.Containers.ExtractArchiveToContainerAsync(
            created.ID, new CopyToContainerParameters { Path = "/" }, archive, cancellationToken);
    }

    public async Task<int?> RunningPortAsync(CancellationToken cancellationToken)
    {
        var (engine, _) = await DockerEngine.ConnectAsync(cancellationToken);
        using (engine)
            return engine is not null && await InspectAsync(engine, cancellationToken) is { State.Running: true } container
                ? PublishedPort(container) : null;
    }

    public async Task<int> StartAsync(int? port, CancellationToken cancellationToken)
    {
        using var engine = await EngineAsync(cancellationToken);
        var container = (await InspectAsync(engine, cancellationToken))?.ID
            ?? throw new InvalidOperationException("The container was removed by somebody else.");
        await engine.Client.Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellationToken);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(StartTimeout);
        while (true)
        {
            var now = await engine.Client.Containers.InspectContainerAsync(container, deadline.Token);
            if (now.State?.Running != true)
                throw PostgresServerException.ContainerNotStarted(programs, container, await engine.LogsAsync(container, deadline.Token));
            if (PublishedPort(now) is { } published && await AnswersAsync(published, deadline.Token))
            {
                if (port is not null && port != published)
                    throw PostgresServerException.ContainerNotStarted(programs, container, $"it is published on port {published} now, not {port}");
                return published;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), deadline.Token);
        }
    }

    public async Task StopAsync(StopMode mode, CancellationToken cancellationToken)
    {
        using var engine = await EngineAsync(cancellationToken);
        if (await InspectAsync(engine, cancellationToken) is not { State.Running: true } container)
            return;
        if (mode == StopMode.Fast)
            await engine.Client.Containers.StopContainerAsync(
                container.ID, new ContainerStopParameters { WaitBeforeKillSeconds = 20 }, cancellationToken);
        else
            await engine.Client.Containers.KillContainerAsync(container.ID, new ContainerKillParameters { Signal = "SIGKILL" }, cancellationToken);
        await engine.Client.Containers.WaitContainerAsync(container.ID, cancellationToken);
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        using var engine = await EngineAsync(cancellationToken);
        if (await InspectAsync(engine, cancellationToken) is { } container)
            await EnvironmentContainers.RemoveAsync(engine, container.ID, cancellationToken);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // A throw-away server's clients keep their address over its restart; a kept one's ask again, and the engine chooses.
    private CreateContainerParameters Parameters() => Parameters(options.Use == PostgresServerUse.ThrowAway ? $"{FreePort.Next()}" : "");

    private CreateContainerParameters Parameters(string hostPort) => new()
    {
        Image = programs.Image,
        Name = $"opsbuild-postgres-{options.EnvironmentId}-{RandomText.Plain(6)}",
        User = User,
        Entrypoint = ["/bin/sh", ContainerFiles.Script],
        Cmd = [],
        Labels = new Dictionary<string, string> { [Label] = options.EnvironmentId },
        ExposedPorts = new Dictionary<string, EmptyStruct> { [InnerPortName] = default },
        StopSignal = "SIGINT", // PostgreSQL's fast shutdown; SIGTERM would wait for every client
        HostConfig = new HostConfig
        {
            PortBindings = new Dictionary<string, IList<PortBinding>>
            {
                [InnerPortName] = [new PortBinding { HostIP = "127.0.0.1", HostPort = hostPort }],
            },
        },
    };

    private async Task<ContainerInspectResponse?> InspectAsync(DockerEngine engine, CancellationToken cancellationToken)
    {
        if (ContainerRecord.ReadIn(folder) is not { } record)
            return null;
        try
        {
            return await engine.Client.Containers.InspectContainerAsync(record.Container, cancellationToken);
        }
        catch (DockerContainerNotFoundException)
        {
            return null;
        }
    }

    private async Task<bool> AnswersAsync(int port, CancellationToken cancellationToken)
    {
        var settings = PostgresServer.SuperuserConnection("127.0.0.1", port, "postgres", password, AuthorityFile);
        (settings.Pooling, settings.Timeout) = (false, 5);
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            return true; // It answers; that the password is another one is for the caller to notice.
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int? PublishedPort(ContainerInspectResponse container) =>
        container.NetworkSettings?.Ports is { } ports && ports.TryGetValue(InnerPortName, out var bindings) && bindings is [var binding, ..]
            ? int.Parse(binding.HostPort, CultureInfo.InvariantCulture)
            : null;

    private static async Task<DockerEngine> EngineAsync(CancellationToken cancellationToken)
    {
        var (engine, failure) = await DockerEngine.ConnectAsync(cancellationToken);
        return engine ?? throw PostgresServerException.NoEngine(failure!);
    }
}
