using System.Collections.Concurrent;
using Amazon.ECS.Model;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>Runs tasks through the AWS SDK alone: for machines without ecspresso, a laptop among them.</summary>
/// <remarks>One instance registers the same task definition once, however often it runs it.</remarks>
public sealed class SdkTaskRunner(TaskRunnerServices services) : ITaskRunner
{
    private readonly ConcurrentDictionary<string, string> revisions = new(StringComparer.Ordinal);

    public Task<TaskRunOutcome> RunAsync(TaskRunRequest request, ITaskObserver observer, CancellationToken cancellationToken)
    {
        var service = ServiceSettings.Parse(request.ServiceDefinition);
        _ = RunOverrides.Json(request);
        return new TaskRun(services, request, observer).RunAsync((definition, deadline) => StartAsync(request, definition, service, deadline, observer), cancellationToken);
    }

    private async Task<TaskStart> StartAsync(TaskRunRequest request, RunnableDefinition definition, ServiceSettings service, RunDeadline deadline, ITaskObserver observer)
    {
        var operation = "RegisterTaskDefinition";
        try
        {
            var revision = await RegisterAsync(definition, observer, deadline.Token);
            if (deadline.HasPassed)
                return new TaskStart.Failed(new StartFailure.GivenUp(deadline.Why));

            operation = "RunTask";
            // Not the deadline's token: once it is sent, the answer says whether there is a task to be followed or stopped.
            using var limit = services.CallLimit();
            var answer = await services.Ecs.RunTaskAsync(Request(request, service, revision), limit.Token);
            return answer switch
            {
                { Tasks: [var task, ..] } => new TaskStart.Started(task.TaskArn, Reattached: false),
                { Failures: [var failure, ..] } => new TaskStart.Failed(new StartFailure.Refused(failure.Reason ?? "", failure.Detail)),
                _ => new TaskStart.Failed(new StartFailure.Refused("no task was started and no reason given")),
            };
        }
        catch (OperationCanceledException) when (deadline.HasPassed && operation == "RegisterTaskDefinition")
        {
            return new TaskStart.Failed(new StartFailure.GivenUp(deadline.Why));
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            // It may be the revision's own fault, deregistered meanwhile: the next run registers it anew.
            revisions.TryRemove(definition.Json, out _);
            var failure = AwsFailure.Of(operation, error);
            return operation == "RunTask" ? await LostTask.FindOrFailAsync(services, request, definition, failure, observer) : new TaskStart.Failed(failure);
        }
    }

    private async Task<string> RegisterAsync(RunnableDefinition definition, ITaskObserver observer, CancellationToken cancellationToken)
    {
        if (revisions.TryGetValue(definition.Json, out var known))
        {
            observer.Registered(known, reused: true);
            return known;
        }

        using var limit = services.CallLimit();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var answer = await services.Ecs.RegisterTaskDefinitionAsync(definition.Registration, either.Token);
        var arn = answer.TaskDefinition.TaskDefinitionArn;
        revisions[definition.Json] = arn;
        observer.Registered(arn, reused: false);
        return arn;
    }

    private static RunTaskRequest Request(TaskRunRequest request, ServiceSettings service, string revision) => new()
    {
        Cluster = request.Cluster,
        TaskDefinition = revision,
        Count = 1,
        NetworkConfiguration = service.NetworkConfiguration,
        LaunchType = service.LaunchType,
        CapacityProviderStrategy = service.CapacityProviderStrategy,
        PlacementConstraints = service.PlacementConstraints,
        PlacementStrategy = service.PlacementStrategy,
        PlatformVersion = service.PlatformVersion,
        EnableECSManagedTags = service.EnableECSManagedTags,
        EnableExecuteCommand = service.EnableExecuteCommand,
        Overrides = RunOverrides.Of(request),
        Tags = [.. RunTags.Of(request).Select(tag => new Tag { Key = tag.Key, Value = tag.Value })],
        StartedBy = "opsbuild",
        ClientToken = request.ClientToken,
    };
}
