using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>That a service may be scaled, and between which bounds. Nothing here scales it.</summary>
internal sealed class ScalableTarget(string resourceId, string arn, string role, DateTimeOffset created)
{
    public const string Namespace = "ecs";
    public const string Dimension = "ecs:service:DesiredCount";

    private static readonly string[] Suspensions = ["DynamicScalingInSuspended", "DynamicScalingOutSuspended", "ScheduledScalingSuspended"];

    private readonly Dictionary<string, bool> suspended = Suspensions.ToDictionary(each => each, _ => false, StringComparer.Ordinal);

    /// <summary>As <c>service/CLUSTER/SERVICE</c>.</summary>
    public string ResourceId => resourceId;

    public string Arn => arn;

    public long MinCapacity { get; set; }

    public long MaxCapacity { get; set; }

    /// <summary>Changes what an input has of the suspended activities.</summary>
    public void Suspend(JsonObject? given)
    {
        foreach (var each in Suspensions.Where(each => given?[each] is not null))
            suspended[each] = given!.Flag(each);
    }

    public JsonObject ToJson() => new()
    {
        ["ServiceNamespace"] = Namespace,
        [nameof(ResourceId)] = resourceId,
        ["ScalableDimension"] = Dimension,
        [nameof(MinCapacity)] = MinCapacity,
        [nameof(MaxCapacity)] = MaxCapacity,
        ["RoleARN"] = role,
        ["CreationTime"] = JsonMember.Time(created),
        ["SuspendedState"] = new JsonObject(suspended.Select(each => KeyValuePair.Create<string, JsonNode?>(each.Key, each.Value))),
        ["ScalableTargetARN"] = arn,
    };
}
