using OpsBuild.Ecs.Runners;

namespace OpsBuild.Ecs.Deployments;

/// <summary>The part of a deployment that is the same whoever asks ECS for it: look, ask, follow, collect the evidence.</summary>
internal sealed class DeploymentRun(TaskRunnerServices services, DeploymentRequest request, IDeploymentObserver observer)
{
    private readonly ServiceReader reader = new(services, request.Cluster, request.Service);

    /// <param name="start">Asks for the deployment of the service as it is now.</param>
    /// <param name="cancellationToken">Ends the waiting; see <see cref="IServiceDeployer.DeployAsync"/>.</param>
    public async Task<DeploymentReport> RunAsync(Func<ServiceLook, RunDeadline, Task<DeploymentStart>> start, CancellationToken cancellationToken)
    {
        using var deadline = new RunDeadline(request.Timeout, services.Time, cancellationToken);
        ServiceLook before;
        DeploymentFollower follower;
        try
        {
            before = new ServiceLook(await reader.DescribeAsync(deadline.Token), []);
            if (before.Service?.DeploymentController?.Type?.Value is { } controller and not "ECS")
                return Report(DeploymentOutcome.NotStarted, $"The service's deployment controller is {controller}; only ECS's own is deployed here.");
            follower = await DeploymentFollower.OpenAsync(services, reader, request, before, observer, deadline.Token);
        }
        catch (Exception error) when (AwsFailure.IsOne(error))
        {
            return Report(DeploymentOutcome.NotStarted, $"The service could not be described before the deployment: {Why(deadline, error)}");
        }

        return await start(before, deadline) switch
        {
            DeploymentStart.Failed failed => Report(DeploymentOutcome.NotStarted, failed.Why) with { Revision = failed.Revision, Before = before.Primary, Now = before.Primary },
            DeploymentStart.GivenUp => Report(DeploymentOutcome.NotStarted, "There was no time left to ask for it.") with { Before = before.Primary, Now = before.Primary },
            DeploymentStart.Asked asked => await FollowAsync(asked, follower, before, deadline),
            var other => throw new InvalidOperationException($"Nothing follows from {other}."),
        };
    }

    private async Task<DeploymentReport> FollowAsync(DeploymentStart.Asked asked, DeploymentFollower follower, ServiceLook before, RunDeadline deadline)
    {
        DeploymentEnd? end = null;
        try
        {
            end = await follower.FollowAsync(asked, deadline);
        }
        finally
        {
            // Whatever the observer throws, a tool does not outlive the deployment that started it.
            if (asked.Tool is { } tool)
                await tool.FinishAsync(end is { IsOver: true }, end?.Outcome == DeploymentOutcome.Deployed, observer);
        }

        var report = Report(end.Outcome, end.What) with
        {
            Revision = asked.Revision,
            DeploymentArn = end.DeploymentArn,
            Before = before.Primary,
            Now = end.Last?.Primary,
            Events = follower.Events,
        };
        return report.IsDeployed ? report : report with { StoppedTasks = await new StoppedTasks(services, request, asked.Revision, observer).ReadAsync() };
    }

    private DeploymentReport Report(DeploymentOutcome outcome, string what) => new(outcome, what) { NextCommand = outcome.NextFor(request) };

    private static string Why(RunDeadline deadline, Exception error) => deadline.HasPassed ? "there was no time left." : AwsFailure.Text(error);
}

/// <summary>How the following of a deployment ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="What">What is known.</param>
/// <param name="IsOver">Whether the deployment itself is over.</param>
internal sealed record DeploymentEnd(DeploymentOutcome Outcome, string What, bool IsOver)
{
    public string? DeploymentArn { get; init; }

    public ServiceLook? Last { get; init; }
}
