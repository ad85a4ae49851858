using Amazon.CloudWatchLogs.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Deployments;

/// <summary>Collects why the tasks of a revision ended. ECS forgets them within an hour, so it is done at once.</summary>
internal sealed class StoppedTasks(TaskRunnerServices services, DeploymentRequest request, TaskRevision revision, IDeploymentObserver observer)
{
    private const int Most = 3;
    private const int Lines = 10;
    private const int Batch = 100;

    /// <summary>The youngest, at most three; what cannot be read is noted and left out, since it proves nothing either way.</summary>
    public async Task<IReadOnlyList<StoppedTask>> ReadAsync()
    {
        try
        {
            using var limit = services.CallLimit();
            var listed = await services.Ecs.ListTasksAsync(
                new ListTasksRequest { Cluster = request.Cluster, ServiceName = request.Service, DesiredStatus = DesiredStatus.STOPPED, MaxResults = Batch }, limit.Token);
            if (listed.TaskArns is not { Count: > 0 })
                return [];
            var described = await services.Ecs.DescribeTasksAsync(new DescribeTasksRequest { Cluster = request.Cluster, Tasks = listed.TaskArns }, limit.Token);
            var ours = (described.Tasks ?? []).Where(task => TaskRevision.TryParse(task.TaskDefinitionArn, out var its) && its == revision)
                .OrderByDescending(task => task.CreatedAt ?? DateTime.MinValue).Take(Most).ToList();
            if (ours.Count == 0)
                return [];
            var definition = await services.Ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = revision.ToString() }, limit.Token);
            var stopped = new List<StoppedTask>();
            foreach (var task in ours)
                stopped.Add(Of(task, definition.TaskDefinition) with { LastLines = await LinesAsync(task.TaskArn, definition.TaskDefinition) });
            return stopped;
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            observer.Noted($"Why its tasks stopped could not be read: {AwsFailure.Text(error)}");
            return [];
        }
    }

    private static StoppedTask Of(Amazon.ECS.Model.Task task, TaskDefinition definition) => new(task.TaskArn, task.StopCode?.Value, task.StoppedReason,
        [.. (task.Containers ?? []).Select(container => new ContainerState(container.Name, container.ExitCode, container.Reason)
        {
            IsEssential = definition.ContainerDefinitions?.FirstOrDefault(each => each.Name == container.Name)?.Essential ?? true,
            Health = container.HealthStatus?.Value,
        })]);

    private async Task<IReadOnlyList<string>> LinesAsync(string taskArn, TaskDefinition definition)
    {
        var lines = new List<string>();
        foreach (var log in (definition.ContainerDefinitions ?? []).Select(container => ContainerLog.Of(container, taskArn)).OfType<ContainerLog>())
        {
            try
            {
                using var limit = services.CallLimit();
                var page = await services.Logs.GetLogEventsAsync(
                    new GetLogEventsRequest { LogGroupName = log.Group, LogStreamName = log.Stream, StartFromHead = false, Limit = Lines }, limit.Token);
                lines.AddRange((page.Events ?? []).Select(line => $"[{log.Container}] {line.Message}"));
            }
            catch (Exception error) when (AwsFailure.IsOne(error))
            {
                // A container that never started has no stream.
                if (error is not ResourceNotFoundException)
                    observer.Noted($"The log {log.Stream} could not be read: {AwsFailure.Text(error)}");
            }
        }

        return lines;
    }
}
