using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>Application Auto Scaling, as much of it as a deployment asks for: bounds and suspensions are kept, and nothing is scaled.</summary>
internal sealed class AutoScalingService(EcsState state) : IAwsService
{
    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations = Operations(state, new ScalableTargets());

    public string SigningName => "application-autoscaling";

    public AwsAnswer Answer(AwsCall call)
    {
        lock (state.Gate)
            return Protocol.Answer(call, "AnyScaleFrontendService", operations, state.Faults.Check);
    }

    private static Dictionary<string, Func<JsonObject, JsonObject>> Operations(EcsState state, ScalableTargets targets) => new(StringComparer.Ordinal)
    {
        ["DeregisterScalableTarget"] = new DeregisterScalableTarget(targets).Run,
        ["DescribeScalableTargets"] = new DescribeScalableTargets(targets).Run,
        ["DescribeScalingPolicies"] = DescribeScalingPolicies.Run,
        ["RegisterScalableTarget"] = new RegisterScalableTarget(state, targets).Run,
    };
}
