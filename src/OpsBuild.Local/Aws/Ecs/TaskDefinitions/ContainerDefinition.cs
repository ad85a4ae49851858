using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.TaskDefinitions;

/// <summary>A container of a task definition, as far as running it asks for it.</summary>
internal sealed class ContainerDefinition(JsonObject document)
{
    // Command and environment are read where a container's are put together.
    private static readonly string[] Overridable = ["cpu", "memory", "memoryReservation", "environmentFiles"];

    public JsonObject Document => document;

    public string Name => document.Text("name") ?? "";

    public string Image => document.Text("image") ?? "";

    public bool IsEssential => (bool?)document["essential"] ?? true;

    public long Cpu => document.Integer("cpu") ?? 0;

    public long? Memory => document.Integer("memory");

    public long? MemoryReservation => document.Integer("memoryReservation");

    public string? WorkingDirectory => document.Text("workingDirectory");

    public string? User => document.Text("user");

    /// <summary>Null: the image's own.</summary>
    public IReadOnlyList<string>? EntryPoint => document["entryPoint"] is JsonArray { Count: > 0 } ? document.Texts("entryPoint") : null;

    /// <summary>Null: the image's own.</summary>
    public IReadOnlyList<string>? Command => document["command"] is JsonArray { Count: > 0 } ? document.Texts("command") : null;

    public IEnumerable<(string Name, string Value)> Environment => EnvironmentOf(document);

    public IEnumerable<(string Name, string ValueFrom)> Secrets =>
        document.Objects("secrets").Select(secret => (secret.Text("name") ?? "", secret.Text("valueFrom") ?? ""));

    public IEnumerable<(string Container, string Condition)> DependsOn =>
        document.Objects("dependsOn").Select(each => (each.Text("containerName") ?? "", each.Text("condition") ?? ""));

    public HealthCheck? HealthCheck => document["healthCheck"] is JsonObject check ? new HealthCheck(check) : null;

    /// <summary>The TCP ports that it listens on for others.</summary>
    public IReadOnlyList<int> Ports =>
        [.. document.Objects("portMappings").Where(mapping => mapping.Text("protocol") is null or "tcp").Select(mapping => (int)(mapping.Integer("containerPort") ?? 0)).Where(port => port > 0)];

    /// <summary>ECS's default on Fargate: 30 seconds.</summary>
    public TimeSpan StopTimeout => TimeSpan.FromSeconds(document.Integer("stopTimeout") ?? 30);

    /// <summary>How long those that depend on this container wait for it. ECS's default: three minutes.</summary>
    public TimeSpan StartTimeout => TimeSpan.FromSeconds(document.Integer("startTimeout") ?? 180);

    public bool HasReadonlyRoot => document.Flag("readonlyRootFilesystem");

    /// <summary>Whether a small init is the first process, which reaps what others leave and passes signals on.</summary>
    public bool HasInit => (document["linuxParameters"] as JsonObject)?.Flag("initProcessEnabled") ?? false;

    public bool MountsVolumes => document["mountPoints"] is JsonArray { Count: > 0 } || document["volumesFrom"] is JsonArray { Count: > 0 };

    public bool HasEnvironmentFiles => document["environmentFiles"] is JsonArray { Count: > 0 };

    public bool HasSystemControls => document["systemControls"] is JsonArray { Count: > 0 };

    /// <param name="change"><c>add</c> or <c>drop</c>.</param>
    public IReadOnlyList<string> Capabilities(string change) =>
        document["linuxParameters"] is JsonObject linux && linux["capabilities"] is JsonObject capabilities ? capabilities.Texts(change) : [];

    public IEnumerable<(string Name, long Soft, long Hard)> Ulimits => document.Objects("ulimits").Select(
        limit => (limit.Text("name") ?? "", limit.Integer("softLimit") ?? 0, limit.Integer("hardLimit") ?? 0));

    public IEnumerable<(string Name, string Value)> Labels =>
        document["dockerLabels"] is JsonObject labels ? labels.Select(label => (label.Key, (string?)label.Value ?? "")) : [];

    public AwsLogs? Logs => document["logConfiguration"] is JsonObject log && log.Text("logDriver") == "awslogs" && log["options"] is JsonObject options
        ? new AwsLogs(options) : null;

    /// <summary>The same container with what a run says of its size and its files instead.</summary>
    public ContainerDefinition With(JsonObject overrides)
    {
        var changed = document.DeepClone().AsObject();
        foreach (var name in Overridable.Where(name => overrides[name] is not null))
            changed[name] = overrides[name]!.DeepClone();
        return new ContainerDefinition(changed);
    }

    public static IEnumerable<(string Name, string Value)> EnvironmentOf(JsonObject document) =>
        document.Objects("environment").Select(each => (each.Text("name") ?? "", each.Text("value") ?? ""));
}

/// <summary>The options of the awslogs driver.</summary>
internal sealed class AwsLogs(JsonObject options)
{
    public string Group => options.Text("awslogs-group") ?? "";

    public string? StreamPrefix => options.Text("awslogs-stream-prefix");

    public bool CreatesGroup => options.Text("awslogs-create-group") == "true";
}

/// <summary>A container's health check with ECS's defaults.</summary>
internal sealed class HealthCheck(JsonObject document)
{
    /// <summary>The first part is <c>CMD</c> or <c>CMD-SHELL</c>.</summary>
    public IReadOnlyList<string> Command => document.Texts("command");

    public TimeSpan Interval => TimeSpan.FromSeconds(document.Integer("interval") ?? 30);

    public TimeSpan Timeout => TimeSpan.FromSeconds(document.Integer("timeout") ?? 5);

    public long Retries => document.Integer("retries") ?? 3;

    public TimeSpan StartPeriod => TimeSpan.FromSeconds(document.Integer("startPeriod") ?? 0);
}
