using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>A task in the shape of the service model.</summary>
internal static class TaskJson
{
    public static JsonObject Of(EcsTask task, bool withTags)
    {
        var request = task.Request;
        var json = new JsonObject
        {
            ["taskArn"] = task.Arn,
            ["clusterArn"] = request.Cluster.Arn,
            ["taskDefinitionArn"] = request.Definition.Arn,
            ["attachments"] = new JsonArray(),
            ["attributes"] = new JsonArray(new JsonObject { ["name"] = "ecs.cpu-architecture", ["value"] = Architecture(request) }),
            ["availabilityZone"] = Zone(task),
            ["connectivity"] = "CONNECTED",
            ["containers"] = JsonMember.Array(task.Containers.Select(container => container.ToJson(task.Arn))),
            ["desiredStatus"] = task.IsToStop ? "STOPPED" : "RUNNING",
            ["lastStatus"] = task.State.ToString().ToUpperInvariant(),
            ["enableExecuteCommand"] = request.EnableExecuteCommand,
            ["group"] = request.Group,
            ["healthStatus"] = task.Health,
            ["launchType"] = request.LaunchType,
            ["overrides"] = request.Overrides.ToJson(),
            ["platformVersion"] = request.PlatformVersion,
            ["platformFamily"] = "Linux",
            ["tags"] = withTags ? request.Tags.DeepClone() : new JsonArray(),
            ["version"] = task.Version,
        };
        Add(json, "cpu", Cpu(task));
        Add(json, "memory", Memory(task));
        Add(json, "startedBy", request.StartedBy);
        Add(json, "stopCode", task.StopCode);
        Add(json, "stoppedReason", task.StoppedReason);
        AddTimes(json, task);
        return json;
    }

    public static string Zone(EcsTask task) => task.Request.Cluster.Arn.Split(':')[3] + "a";

    public static string? Cpu(EcsTask task) => task.Request.Overrides.Cpu ?? task.Request.Definition.Cpu;

    public static string? Memory(EcsTask task) => task.Request.Overrides.Memory ?? task.Request.Definition.Memory;

    private static void AddTimes(JsonObject json, EcsTask task)
    {
        Add(json, "createdAt", task.Created);
        Add(json, "connectivityAt", task.PullStarted);
        Add(json, "pullStartedAt", task.PullStarted);
        Add(json, "pullStoppedAt", task.PullStopped);
        Add(json, "startedAt", task.Started);
        Add(json, "stoppingAt", task.StoppingAt);
        Add(json, "executionStoppedAt", task.ExecutionStopped);
        Add(json, "stoppedAt", task.StoppedAt);
    }

    private static string Architecture(TaskRequest request) =>
        (request.Definition.Document["runtimePlatform"] as JsonObject)?.Text("cpuArchitecture")?.ToLowerInvariant() ?? "x86_64";

    private static void Add(JsonObject json, string member, string? value)
    {
        if (value is not null)
            json[member] = value;
    }

    private static void Add(JsonObject json, string member, DateTimeOffset? moment)
    {
        if (moment is { } known)
            json[member] = JsonMember.Time(known);
    }
}
