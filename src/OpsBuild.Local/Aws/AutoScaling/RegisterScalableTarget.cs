using System.Security.Cryptography;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Services;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.AutoScaling;

/// <summary>Makes a service scalable, or changes its bounds and what is suspended.</summary>
internal sealed class RegisterScalableTarget(EcsState state, ScalableTargets targets)
{
    private static readonly JsonShape Shape = JsonShape.Parse("""
        {ServiceNamespace:s,ResourceId:s,ScalableDimension:s,MinCapacity:i,MaxCapacity:i,RoleARN:s,
        SuspendedState:{DynamicScalingInSuspended:b,DynamicScalingOutSuspended:b,ScheduledScalingSuspended:b},Tags:<s>}
        """);

    public JsonObject Run(JsonObject given)
    {
        var input = Shape.ReadObject(given);
        ScalableTargets.Check(input, needsDimension: true);
        var resourceId = input.Text("ResourceId") ?? throw ScalableTargets.Invalid("ResourceId must not be null.");
        var target = targets.Find(resourceId);
        var least = input.Integer("MinCapacity") ?? target?.MinCapacity;
        var most = input.Integer("MaxCapacity") ?? target?.MaxCapacity;
        if (least is null || most is null)
            throw ScalableTargets.Invalid("MinCapacity and MaxCapacity are needed to register a new scalable target.");
        if (least < 0 || most < least)
            throw ScalableTargets.Invalid("Maximum capacity cannot be less than minimum capacity, and minimum capacity not less than 0.");
        if (target is null)
            targets.Add(target = New(resourceId));
        (target.MinCapacity, target.MaxCapacity) = (least.Value, most.Value);
        target.Suspend(input["SuspendedState"] as JsonObject);
        return new JsonObject { ["ScalableTargetARN"] = target.Arn };
    }

    private ScalableTarget New(string resourceId)
    {
        var service = resourceId.Split('/') is ["service", var cluster, var name] && state.FindCluster(cluster) is { } found
            ? state.Services.Find(found, name) : null;
        if (service?.Status != DeployedService.Active)
            throw ScalableTargets.Invalid($"ECS service doesn't exist: {resourceId}");
        var account = state.Names.Account;
        return new ScalableTarget(
            resourceId,
            $"arn:aws:application-autoscaling:{account.Region}:{account.Id}:scalable-target/{RandomNumberGenerator.GetHexString(36, lowercase: true)}",
            $"arn:aws:iam::{account.Id}:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService",
            state.Now);
    }
}
