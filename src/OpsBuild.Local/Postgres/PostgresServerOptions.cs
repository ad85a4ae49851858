using OpsBuild.Local.Secrets;
using Serilog;

namespace OpsBuild.Local.Postgres;

/// <summary>What a server is for, which decides how much it does for its data's safety.</summary>
public enum PostgresServerUse
{
    /// <summary>A test's: fast settings, in memory where the system offers that, deleted when disposed.</summary>
    ThrowAway,

    /// <summary>A work tree's: durable, left running when disposed.</summary>
    Kept,
}

/// <summary>How a PostgreSQL server is made and started.</summary>
public sealed record PostgresServerOptions
{
    /// <summary>What the server is for.</summary>
    /// <value>Default <see cref="PostgresServerUse.ThrowAway"/>.</value>
    public PostgresServerUse Use { get; init; } = PostgresServerUse.ThrowAway;

    /// <summary>The folder of the cluster, its certificates and its log; made when missing.</summary>
    /// <value>Default null: a new temporary folder, on the memory file system <c>/dev/shm</c> when that has 512 MiB free.</value>
    public string? Folder { get; init; }

    /// <summary>The server's log file.</summary>
    /// <value>Default null: <c>postgres.log</c> in the cluster's folder.</value>
    public string? LogFile { get; init; }

    /// <summary>Whether connections without TLS are refused, as RDS does by default since PostgreSQL 15 (<c>rds.force_ssl</c>).</summary>
    /// <value>Default false. TLS is offered in any case.</value>
    public bool RequireTls { get; init; }

    /// <summary>The port to listen on, the only one that will do.</summary>
    /// <value>Default null: any free one.</value>
    internal int? Port { get; init; }

    /// <summary>Whether whoever is on this machine comes in without a password, as a container's <c>POSTGRES_HOST_AUTH_METHOD=trust</c> has it.</summary>
    /// <value>Default false.</value>
    internal bool TrustsLoopback { get; init; }

    /// <summary>The superuser's password: of a new cluster, or of the existing one in <see cref="Folder"/>.</summary>
    /// <value>Default null: a random one, which only works for a new cluster.</value>
    public SecretValue? SuperuserPassword { get; init; }

    /// <summary>The environment that a container of this server belongs to; its label, which finds it again.</summary>
    /// <value>Default: a random one.</value>
    public string EnvironmentId { get; init; } = RandomText.Plain(12);

    /// <summary>Where the story goes.</summary>
    /// <value>Default: nowhere.</value>
    public ILogger Log { get; init; } = Serilog.Core.Logger.None;
}
