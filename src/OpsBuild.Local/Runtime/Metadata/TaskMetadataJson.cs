using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Runtime.Metadata;

/// <summary>Tasks and containers as the metadata endpoint shows them: other names and forms than in the service model, times as text.</summary>
internal static class TaskMetadataJson
{
    private const double UnitsOfAProcessor = 1024;

    public static JsonObject Of(EcsTask task)
    {
        var definition = task.Request.Definition;
        var json = new JsonObject
        {
            ["Cluster"] = task.Request.Cluster.Arn,
            ["TaskARN"] = task.Arn,
            ["Family"] = definition.Family,
            ["Revision"] = definition.Revision.ToString(CultureInfo.InvariantCulture),
            ["DesiredStatus"] = Wanted(task),
            ["KnownStatus"] = task.State.ToString().ToUpperInvariant(),
            ["AvailabilityZone"] = TaskJson.Zone(task),
            ["LaunchType"] = task.Request.LaunchType,
            ["Containers"] = JsonMember.Array(task.Containers.Select(container => Of(container, task))),
        };
        // Of a task the processors are counted whole, of a container in units.
        if (TaskJson.Cpu(task) is { } cpu && TaskJson.Memory(task) is { } memory)
            json["Limits"] = new JsonObject { ["CPU"] = Number(cpu) / UnitsOfAProcessor, ["Memory"] = (long)Number(memory) };
        Add(json, "PullStartedAt", task.PullStarted);
        Add(json, "PullStoppedAt", task.PullStopped);
        return json;
    }

    public static JsonObject Of(EcsContainer container, EcsTask task)
    {
        var definition = container.Definition;
        var json = new JsonObject
        {
            ["DockerId"] = container.RuntimeId ?? "",
            ["Name"] = definition.Name,
            ["DockerName"] = definition.Name,
            ["Image"] = definition.Image,
            ["ImageID"] = container.ImageDigest ?? "",
            ["Labels"] = Labels(definition.Name, task),
            ["DesiredStatus"] = Wanted(task),
            ["KnownStatus"] = container.Status,
            ["Limits"] = Limits(container),
            ["Type"] = "NORMAL",
            ["ContainerARN"] = container.Arn,
            // Whatever network a task has here, its containers find each other on loopback, as in awsvpc.
            ["Networks"] = new JsonArray(new JsonObject { ["NetworkMode"] = "awsvpc", ["IPv4Addresses"] = new JsonArray("127.0.0.1") }),
        };
        if (container.ExitCode is { } code)
            json["ExitCode"] = code;
        AddHealth(json, container);
        AddLog(json, container, task);
        Add(json, "CreatedAt", container.StartedAt);
        Add(json, "StartedAt", container.StartedAt);
        return json;
    }

    private static JsonObject Labels(string container, EcsTask task) => new()
    {
        ["com.amazonaws.ecs.cluster"] = task.Request.Cluster.Arn,
        ["com.amazonaws.ecs.container-name"] = container,
        ["com.amazonaws.ecs.task-arn"] = task.Arn,
        ["com.amazonaws.ecs.task-definition-family"] = task.Request.Definition.Family,
        ["com.amazonaws.ecs.task-definition-version"] = task.Request.Definition.Revision.ToString(CultureInfo.InvariantCulture),
    };

    private static JsonObject Limits(EcsContainer container)
    {
        var limits = new JsonObject { ["CPU"] = container.Definition.Cpu };
        if ((container.Definition.Memory ?? container.Definition.MemoryReservation) is { } memory)
            limits["Memory"] = memory;
        return limits;
    }

    private static void AddHealth(JsonObject json, EcsContainer container)
    {
        if (container.Definition.HealthCheck is not null)
            json["Health"] = new JsonObject { ["status"] = container.Health };
    }

    private static void AddLog(JsonObject json, EcsContainer container, EcsTask task)
    {
        if (container.Definition.Document["logConfiguration"] is not JsonObject log)
            return;
        json["LogDriver"] = log.Text("logDriver");
        var options = (log["options"] as JsonObject)?.DeepClone().AsObject() ?? [];
        // The prefix has become a stream's name.
        if (container.Definition.Logs is { StreamPrefix: { } prefix } && options.Remove("awslogs-stream-prefix"))
            options["awslogs-stream"] = $"{prefix}/{container.Definition.Name}/{task.Id}";
        json["LogOptions"] = options;
    }

    private static string Wanted(EcsTask task) => task.IsToStop ? "STOPPED" : "RUNNING";

    private static double Number(string units) => double.Parse(units, CultureInfo.InvariantCulture);

    private static void Add(JsonObject json, string member, DateTimeOffset? moment)
    {
        if (moment is { } known)
            json[member] = known.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
    }
}
