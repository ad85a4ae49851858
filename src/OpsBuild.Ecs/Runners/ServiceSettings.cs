using System.Text.Json;
using Amazon.ECS;
using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Runners;

/// <summary>What a stand-alone task takes over from the service definition: the same fields that <c>ecspresso run</c> takes.</summary>
internal sealed class ServiceSettings
{
    public NetworkConfiguration? NetworkConfiguration { get; private init; }

    public LaunchType? LaunchType { get; private init; }

    public List<CapacityProviderStrategyItem>? CapacityProviderStrategy { get; private init; }

    public List<PlacementConstraint>? PlacementConstraints { get; private init; }

    public List<PlacementStrategy>? PlacementStrategy { get; private init; }

    public string? PlatformVersion { get; private init; }

    public bool? EnableECSManagedTags { get; private init; }

    public bool? EnableExecuteCommand { get; private init; }

    /// <exception cref="TaskRequestException">It is no JSON object, one of the fields has another shape, or it has volumes that only ecspresso gives a task.</exception>
    public static ServiceSettings Parse(string json)
    {
        var fields = AwsJson.Read<Dictionary<string, JsonElement>>(json, "service definition");
        T? Field<T>(string name) => fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? AwsJson.Read<T>(value.GetRawText(), $"service definition's {name}")
            : default;

        // A volume that a service configures has other fields than a task's; left away, the task would run without its data.
        if (fields.TryGetValue("volumeConfigurations", out var volumes) && volumes.ValueKind == JsonValueKind.Array && volumes.GetArrayLength() > 0)
        {
            throw new TaskRequestException("The service definition has volumeConfigurations, which a task started through the AWS SDK does not get.",
                "Let ecspresso start it (--task-runner ecspresso), or give the task a service definition without them.");
        }

        return new ServiceSettings
        {
            NetworkConfiguration = Field<NetworkConfiguration>("networkConfiguration"),
            LaunchType = Field<LaunchType>("launchType"),
            CapacityProviderStrategy = Field<List<CapacityProviderStrategyItem>>("capacityProviderStrategy"),
            PlacementConstraints = Field<List<PlacementConstraint>>("placementConstraints"),
            PlacementStrategy = Field<List<PlacementStrategy>>("placementStrategy"),
            PlatformVersion = Field<string>("platformVersion"),
            EnableECSManagedTags = Field<bool?>("enableECSManagedTags"),
            EnableExecuteCommand = Field<bool?>("enableExecuteCommand"),
        };
    }
}
