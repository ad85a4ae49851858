using Npgsql;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Postgres.Clusters;
using OpsBuild.Local.Postgres.Docker;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres;

/// <summary>A running PostgreSQL server on the loopback address, with TLS and SCRAM passwords.</summary>
/// <remarks>Not for concurrent use: one caller kills, restarts and disposes it.</remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly ICluster cluster;
    private readonly PostgresServerOptions options;
    private readonly SecretValue superuserPassword;

    private PostgresServer(ICluster cluster, PostgresServerOptions options, SecretValue superuserPassword, PostgresPrograms programs, int port)
    {
        (this.cluster, this.options, this.superuserPassword) = (cluster, options, superuserPassword);
        (Programs, Port) = (programs, port);
    }

    /// <summary>What serves.</summary>
    public PostgresPrograms Programs { get; }

    /// <summary>The loopback address; the server listens on no other.</summary>
    public string Host { get; } = "127.0.0.1";

    /// <summary>The TCP port; the same after <see cref="RestartAsync"/>.</summary>
    public int Port { get; }

    /// <summary>
    /// PEM of the authority that signed the server's certificate, which names <c>127.0.0.1</c> and <c>localhost</c>: for
    /// <c>verify-full</c>.
    /// </summary>
    public string AuthorityFile => cluster.AuthorityFile;

    /// <summary>
    /// Starts a server, after making its cluster where there is none. It outlives this program unless disposed (throw-away) or stopped.
    /// </summary>
    /// <exception cref="PostgresServerException">The cluster could not be made or the server not started; the message quotes the server.</exception>
    public static async Task<PostgresServer> StartAsync(PostgresPrograms programs, PostgresServerOptions options, CancellationToken cancellationToken)
    {
        var cluster = await ClusterAsync(programs, options, cancellationToken);
        try
        {
            var password = options.SuperuserPassword ?? new SecretValue(RandomText.Plain(32));
            if (!await cluster.ExistsAsync(cancellationToken))
                await cluster.CreateAsync(password, cancellationToken);
            var port = await cluster.StartAsync(options.Port, cancellationToken);
            return new PostgresServer(cluster, options, password, programs, port);
        }
        catch when (options.Use == PostgresServerUse.ThrowAway)
        {
            await cluster.DeleteAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>A connection as the superuser, over TLS with the certificate verified.</summary>
    /// <remarks>The superuser is this machine's, not the application's: RDS gives its customers none.</remarks>
    public NpgsqlConnectionStringBuilder Superuser(string database = "postgres") =>
        SuperuserConnection(Host, Port, database, superuserPassword, AuthorityFile);

    /// <summary>Whether the server's process runs; whether it answers is not asked.</summary>
    internal async Task<bool> IsRunningAsync(CancellationToken cancellationToken) => await cluster.RunningPortAsync(cancellationToken) is not null;

    /// <summary>Kills the server as a crash would (SIGKILL to each of its processes) and waits until they are gone.</summary>
    public Task KillAsync(CancellationToken cancellationToken) => cluster.StopAsync(StopMode.Kill, cancellationToken);

    /// <summary>Stops the server in order; open transactions roll back.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => cluster.StopAsync(StopMode.Fast, cancellationToken);

    /// <summary>Starts the killed or stopped server again on the same port, or stops and starts a running one.</summary>
    /// <exception cref="PostgresServerException">It did not start, as when somebody else took the port.</exception>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync(cancellationToken);
        await cluster.StartAsync(Port, cancellationToken);
    }

    /// <summary>A throw-away server is stopped and deleted, a kept one left running.</summary>
    public async ValueTask DisposeAsync()
    {
        if (options.Use == PostgresServerUse.ThrowAway)
            await cluster.DeleteAsync(CancellationToken.None);
    }

    internal static NpgsqlConnectionStringBuilder SuperuserConnection(
        string host, int port, string database, SecretValue? password, string authorityFile) => new()
    {
        Host = host,
        Port = port,
        Database = database,
        Username = FolderCluster.Superuser,
        Password = password?.Reveal(),
        SslMode = SslMode.VerifyFull,
        RootCertificate = authorityFile,
        // A connection string's reader should not be able to get the password back from an open connection.
        PersistSecurityInfo = false,
    };

    /// <summary>The kept server of a folder if it runs, whoever started it; null when none does. Whether it answers is not asked.</summary>
    internal static async Task<PostgresServer?> FindRunningAsync(PostgresServerOptions options, CancellationToken cancellationToken)
    {
        if (options is not { Folder: { } folder, SuperuserPassword: { } password } || ProgramsOf(folder, options) is not { } programs)
            return null;
        var cluster = await ClusterAsync(programs, options, cancellationToken);
        return await cluster.RunningPortAsync(cancellationToken) is { } port ? new PostgresServer(cluster, options, password, programs, port) : null;
    }

    /// <summary>Stops whatever serves a kept folder, also when nothing is written down about it any more.</summary>
    internal static async Task StopAllOfAsync(PostgresServerOptions options, CancellationToken cancellationToken)
    {
        var processes = new ServerProcesses(PathsOf(options.Folder!, options));
        if (processes.AreRunning)
        {
            options.Log.Information("Stopping the database server of {Environment}", options.EnvironmentId);
            await processes.StopAsync(StopMode.Fast, cancellationToken);
        }

        if (ContainerRecord.ReadIn(options.Folder!)?.Programs() is { } image)
        {
            var container = new ContainerCluster(image, options, options.Folder!);
            if (await container.RunningPortAsync(cancellationToken) is not null)
                await container.StopAsync(StopMode.Fast, cancellationToken);
        }
    }

    private static PostgresPrograms? ProgramsOf(string folder, PostgresServerOptions options) =>
        ContainerRecord.ReadIn(folder) is { } container ? container.Programs() : ServerRecord.Read(PathsOf(folder, options).Process)?.Programs();

    private static async Task<ICluster> ClusterAsync(PostgresPrograms programs, PostgresServerOptions options, CancellationToken cancellationToken)
    {
        if (options.Use == PostgresServerUse.Kept && options.Folder is null)
            throw new ArgumentException("A kept server needs a folder.", nameof(options));
        var root = options.Folder ?? await TemporaryClusterFolder.CreateAsync(cancellationToken);
        return programs switch
        {
            PostgresPrograms.InFolder folder =>
                new FolderCluster(folder, options, PathsOf(root, options), await ServerUser.NeededAsync(cancellationToken)),
            PostgresPrograms.InImage image => new ContainerCluster(image, options, root),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static ClusterPaths PathsOf(string root, PostgresServerOptions options) =>
        new(root, options.LogFile ?? Path.Combine(root, "postgres.log"));
}
