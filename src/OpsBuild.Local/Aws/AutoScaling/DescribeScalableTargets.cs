using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>Describes the targets of the given services, or all.</summary>
internal sealed class DescribeScalableTargets(ScalableTargets targets)
{
    private static readonly JsonShape Shape = JsonShape.Parse(
        "{ServiceNamespace:s,ResourceIds:[s],ScalableDimension:s,MaxResults:i,NextToken:s}");

    public JsonObject Run(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        ScalableTargets.Check(input, needsDimension: false);
        var asked = input.Texts("ResourceIds");
        return new JsonObject
        {
            ["ScalableTargets"] = JsonMember.Array(
                targets.All.Where(target => asked.Count == 0 || asked.Contains(target.ResourceId)).Select(target => target.ToJson())),
        };
    }
}
