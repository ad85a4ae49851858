using OpsBuild.Local.Aws.Endpoint;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>The labels by which the containers of tasks are found again, by us and by whoever looks at them.</summary>
internal static class TaskLabels
{
    /// <summary>The state folder of the environment: two homes may have environments of one name.</summary>
    public const string State = "dev.opsbuild.tasks-of";

    public const string Environment = "dev.opsbuild.environment";

    public const string Task = "dev.opsbuild.task";

    public const string Container = "dev.opsbuild.container";

    public static Dictionary<string, string> Of(EndpointFiles files, string taskId, string container) => new(StringComparer.Ordinal)
    {
        [State] = files.Root,
        [Environment] = Path.GetFileName(files.Root),
        [Task] = taskId,
        [Container] = container,
    };
}
