using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecs.ServiceRevisions;

/// <summary>What a deployment brings: a task definition and where its tasks run. It never changes; a change makes a new one.</summary>
internal sealed class ServiceRevision(string arn, TaskDefinition definition, JsonObject document, DateTimeOffset created)
{
    private const string NewestPlatform = "1.4.0";

    private static readonly string[] Lists =
        ["loadBalancers", "serviceRegistries", "capacityProviderStrategy", "volumeConfigurations", "vpcLatticeConfigurations"];

    private static readonly string[] Values = ["launchType", "platformVersion", "networkConfiguration"];

    public string Arn => arn;

    public TaskDefinition Definition => definition;

    public DateTimeOffset Created => created;

    public JsonArray LoadBalancers => (JsonArray)document["loadBalancers"]!;

    /// <summary>As it was asked for, <c>LATEST</c> if nothing was.</summary>
    public string PlatformVersion => document.Text("platformVersion")!;

    /// <summary>As the tasks have it.</summary>
    public string ResolvedPlatformVersion => PlatformVersion == "LATEST" ? NewestPlatform : PlatformVersion;

    /// <summary>Null where a capacity provider strategy stands in its place.</summary>
    public string? LaunchType => document.Text("launchType");

    /// <summary>What the next revision would be made of: this one's settings, changed by what an input has of them.</summary>
    /// <param name="input">Of CreateService or UpdateService.</param>
    /// <param name="before">Null for a new service.</param>
    /// <param name="definition">The definition of the tasks.</param>
    public static JsonObject DocumentOf(JsonObject input, ServiceRevision? before, TaskDefinition definition)
    {
        var document = before?.CopyOfDocument() ?? [];
        foreach (var member in Lists.Concat(Values).Where(member => input[member] is not null))
            document[member] = input[member]!.DeepClone();
        foreach (var list in Lists)
            document[list] ??= new JsonArray();
        document["platformVersion"] ??= "LATEST";
        if (document["capacityProviderStrategy"] is JsonArray { Count: > 0 })
            document.Remove("launchType");
        else
            document["launchType"] ??= definition.RunsOnFargate ? "FARGATE" : "EC2";
        return document;
    }

    /// <summary>Whether it is of this definition and of these settings.</summary>
    public bool Is(TaskDefinition other, JsonObject settings) => definition == other && JsonNode.DeepEquals(document, settings);

    public JsonObject CopyOfDocument() => document.DeepClone().AsObject();

    /// <summary>Copies the lists of which there is something to say.</summary>
    public void CopyListTo(JsonObject target, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (document[member] is JsonArray { Count: > 0 } list)
                target[member] = list.DeepClone();
        }
    }

    /// <summary>Copies the settings that a described service, deployment or revision has, those that are set.</summary>
    public void CopyTo(JsonObject target, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (document[member] is { } value)
                target[member] = value.DeepClone();
        }
    }
}
