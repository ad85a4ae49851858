using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;

namespace OpsBuild.Local.Aws.Ecs.Tasks;

/// <summary>A container of a task, as DescribeTasks shows it. Changed and read under the state's gate.</summary>
internal sealed class EcsContainer(ContainerDefinition definition, string arn)
{
    public const string Pending = "PENDING";
    public const string Running = "RUNNING";
    public const string Stopped = "STOPPED";

    public ContainerDefinition Definition => definition;

    public string Arn => arn;

    /// <summary>Which port of this machine's loopback address leads to which of its own.</summary>
    public IReadOnlyDictionary<int, int> HostPorts { get; set; } = new Dictionary<int, int>();

    public string Status { get; set; } = Pending;

    public string? RuntimeId { get; private set; }

    public DateTimeOffset? StartedAt { get; private set; }

    public string? ImageDigest { get; set; }

    /// <summary>Null as long as it runs, and for one that never started.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What ECS says beside the exit code, as <c>OutOfMemoryError: …</c>.</summary>
    public string? Reason { get; set; }

    /// <summary>HEALTHY, UNHEALTHY or UNKNOWN.</summary>
    public string Health { get; set; } = "UNKNOWN";

    public void Start(string runtimeId, DateTimeOffset now) => (Status, RuntimeId, StartedAt) = (Running, runtimeId, now);

    public JsonObject ToJson(string taskArn)
    {
        var json = new JsonObject
        {
            ["containerArn"] = arn,
            ["taskArn"] = taskArn,
            ["name"] = definition.Name,
            ["image"] = definition.Image,
            ["lastStatus"] = Status,
            ["networkBindings"] = new JsonArray(),
            ["networkInterfaces"] = new JsonArray(),
            ["healthStatus"] = Health,
            // Text, unlike in a definition.
            ["cpu"] = definition.Cpu.ToString(CultureInfo.InvariantCulture),
        };
        if (definition.Memory is { } memory)
            json["memory"] = memory.ToString(CultureInfo.InvariantCulture);
        if (definition.MemoryReservation is { } reservation)
            json["memoryReservation"] = reservation.ToString(CultureInfo.InvariantCulture);
        if (ImageDigest is not null)
            json["imageDigest"] = ImageDigest;
        if (RuntimeId is not null)
            json["runtimeId"] = RuntimeId;
        if (ExitCode is { } code)
            json["exitCode"] = code;
        if (Reason is not null)
            json["reason"] = Reason;
        return json;
    }
}
