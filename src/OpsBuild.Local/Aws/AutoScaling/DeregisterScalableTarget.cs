using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>Makes a service unscalable again.</summary>
internal sealed class DeregisterScalableTarget(ScalableTargets targets)
{
    private static readonly JsonShape Shape = JsonShape.Parse("{ServiceNamespace:s,ResourceId:s,ScalableDimension:s}");

    public JsonObject Run(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        ScalableTargets.Check(input, needsDimension: true);
        var resourceId = input.Text("ResourceId") ?? throw ScalableTargets.Invalid("ResourceId must not be null.");
        targets.Remove(targets.Find(resourceId) ?? throw new AwsErrorException("ObjectNotFoundException",
            $"No scalable target found for service namespace: ecs, resource ID: {resourceId}, scalable dimension: {ScalableTarget.Dimension}"));
        return [];
    }
}
