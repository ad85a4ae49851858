using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>Says that there are no scaling policies: nobody can make one here.</summary>
internal static class DescribeScalingPolicies
{
    private static readonly JsonShape Shape = JsonShape.Parse(
        "{PolicyNames:[s],ServiceNamespace:s,ResourceId:s,ScalableDimension:s,MaxResults:i,NextToken:s}");

    public static JsonObject Run(JsonObject given)
    {
        ScalableTargets.Check(Shape.ReadObject(given), needsDimension: false);
        return new JsonObject { ["ScalingPolicies"] = new JsonArray() };
    }
}
