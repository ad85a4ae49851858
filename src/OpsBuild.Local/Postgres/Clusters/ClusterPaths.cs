namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>Where the parts of a cluster lie.</summary>
/// <param name="Root">The cluster's own folder.</param>
/// <param name="Log">The server's log file, which may lie elsewhere.</param>
internal sealed record ClusterPaths(string Root, string Log)
{
    public string Data => Path.Combine(Root, "data");

    /// <summary>Which process serves the cluster, and on which port.</summary>
    public string Process => Path.Combine(Root, "server.json");

    public string Authority => Path.Combine(Root, "ca.pem");
}
