using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Runners;

/// <summary>Where one container of a task logs, read from the start as often as wanted.</summary>
/// <param name="Container">The container's name.</param>
/// <param name="Group">The log group.</param>
/// <param name="Stream">The stream: <c>prefix/container/task id</c>.</param>
internal sealed record ContainerLog(string Container, string Group, string Stream)
{
    /// <summary>The container's log; null where it does not go to CloudWatch in a stream whose name can be known.</summary>
    public static ContainerLog? Of(ContainerDefinition definition, string taskArn)
    {
        var configuration = definition.LogConfiguration;
        return configuration?.LogDriver?.Value == "awslogs"
            && configuration.Options is { } options
            && options.TryGetValue("awslogs-group", out var group)
            && options.TryGetValue("awslogs-stream-prefix", out var prefix)
            ? new ContainerLog(definition.Name, group, $"{prefix}/{definition.Name}/{taskArn.Split('/')[^1]}")
            : null;
    }

    /// <summary>Everything that CloudWatch has after <paramref name="token"/>, and the token to go on with.</summary>
    /// <remarks>GetLogEvents never says that it is at the end; it is where the token that was sent comes back. Empty pages before that are normal.</remarks>
    public async Task<(IReadOnlyList<OutputLogEvent> Events, string? Token)> ReadAsync(IAmazonCloudWatchLogs logs, string? token, CancellationToken cancellationToken)
    {
        var events = new List<OutputLogEvent>();
        while (true)
        {
            var page = await logs.GetLogEventsAsync(
                new GetLogEventsRequest { LogGroupName = Group, LogStreamName = Stream, StartFromHead = true, NextToken = token },
                cancellationToken);
            events.AddRange(page.Events ?? []);
            if (page.NextForwardToken is null || page.NextForwardToken == token)
                return (events, token);
            token = page.NextForwardToken;
        }
    }
}
