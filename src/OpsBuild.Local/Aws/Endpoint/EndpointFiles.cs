namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>The endpoint's files in the state folder of an environment.</summary>
/// <param name="Root">The environment's state folder.</param>
internal sealed record EndpointFiles(string Root)
{
    public string Folder => Path.Combine(Root, "aws");

    public string Settings => Path.Combine(Folder, "settings.json");

    /// <summary>Which process serves, on which port, of which build.</summary>
    public string Process => Path.Combine(Folder, "endpoint.json");

    /// <summary>In the form of <c>~/.aws/credentials</c>.</summary>
    public string Credentials => Path.Combine(Folder, "credentials");

    /// <summary>In the form of <c>~/.aws/config</c>.</summary>
    public string Config => Path.Combine(Folder, "config");

    /// <summary>Every revision of every task definition.</summary>
    public string TaskDefinitions => Path.Combine(Folder, "task-definitions.json");

    /// <summary>What stands for which container image.</summary>
    public string Images => Path.Combine(Folder, "images.json");

    /// <summary>The processes that tasks run as.</summary>
    public string TaskProcesses => Path.Combine(Folder, "task-processes.json");

    /// <summary>The target groups that the environment was told of.</summary>
    public string TargetGroups => Path.Combine(Folder, "target-groups.json");

    /// <summary>In which engine containers of tasks may be.</summary>
    public string TaskContainers => Path.Combine(Folder, "task-containers.json");

    /// <summary>Unix sockets that lead from inside of tasks to ports of this machine.</summary>
    public string Sockets => Path.Combine(Folder, "sockets");

    /// <summary>The buckets of S3.</summary>
    public string Objects => Path.Combine(Folder, "s3");

    /// <summary>What was pushed to the registry.</summary>
    public string Registry => Path.Combine(Folder, "registry");

    public string RequestLog => Path.Combine(Root, "logs", "aws-requests.jsonl");
}
