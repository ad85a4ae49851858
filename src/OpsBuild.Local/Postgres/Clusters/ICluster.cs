using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>A cluster of databases and the server that serves it, wherever it runs.</summary>
internal interface ICluster
{
    /// <summary>The PEM file of the authority that signed the server's certificate.</summary>
    string AuthorityFile { get; }

    /// <summary>Whether a whole cluster is there, running or not.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>Makes the cluster; it exists whole afterwards, or not at all.</summary>
    Task CreateAsync(SecretValue superuserPassword, CancellationToken cancellationToken);

    /// <summary>The port of the server that runs now, as the last start recorded it; null when none does.</summary>
    Task<int?> RunningPortAsync(CancellationToken cancellationToken);

    /// <summary>Starts the server so that it outlives this program, and waits until it takes connections.</summary>
    /// <returns>The port: the given one, the only that will do, or for null any free one.</returns>
    Task<int> StartAsync(int? port, CancellationToken cancellationToken);

    /// <summary>Stops the server and everything that a killed one left running; nothing when nothing runs.</summary>
    Task StopAsync(StopMode mode, CancellationToken cancellationToken);

    /// <summary>Removes a stopped cluster with its data.</summary>
    Task DeleteAsync(CancellationToken cancellationToken);
}

/// <summary>How a server is stopped.</summary>
internal enum StopMode
{
    /// <summary>Open transactions roll back and the data is written; then, if that takes over 20 s, as <see cref="Immediate"/>.</summary>
    Fast,

    /// <summary>At once, in order; the next start recovers from the log.</summary>
    Immediate,

    /// <summary>As a crash: every process killed.</summary>
    Kill,
}
