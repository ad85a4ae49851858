using Amazon.CloudWatchLogs;
using Amazon.ECS;

namespace OpsBuild.Ecs.Runners;

/// <summary>What both runners need from outside.</summary>
/// <param name="Ecs">Amazon ECS, for the account and region of the cluster. The caller disposes it.</param>
/// <param name="Logs">CloudWatch Logs of the region that the task definition logs to. The caller disposes it.</param>
public sealed record TaskRunnerServices(IAmazonECS Ecs, IAmazonCloudWatchLogs Logs)
{
    public TaskRunnerTimes Times { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>A token that ends one call of AWS, whatever becomes of the run.</summary>
    internal CancellationTokenSource CallLimit() => new(Times.CallLimit, Time);
}
