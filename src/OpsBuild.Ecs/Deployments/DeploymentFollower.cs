using Amazon.ECS.Model;
using OpsBuild.Ecs.Runners;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Deployments;

/// <summary>Follows one deployment of a service from the moment at which it was asked for, and tells its events.</summary>
internal sealed class DeploymentFollower
{
    private const int Shown = 50;

    private readonly TaskRunnerServices services;
    private readonly ServiceReader reader;
    private readonly DeploymentRequest request;
    private readonly IDeploymentObserver observer;
    private readonly HashSet<string> known;
    private readonly HashSet<string> told;
    private readonly List<ServiceStoryEvent> events = [];
    private string? state;
    private ServiceLook? last;

    private DeploymentFollower(
        TaskRunnerServices services, ServiceReader reader, DeploymentRequest request, IDeploymentObserver observer, IEnumerable<string> known, IEnumerable<string> told)
    {
        (this.services, this.reader, this.request, this.observer) = (services, reader, request, observer);
        this.known = known.ToHashSet(StringComparer.Ordinal);
        this.told = told.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What the service told since, the oldest first.</summary>
    public IReadOnlyList<ServiceStoryEvent> Events => [.. events.TakeLast(Shown)];

    /// <summary>Remembers what was there before, so that nothing old is taken for new.</summary>
    public static async Task<DeploymentFollower> OpenAsync(
        TaskRunnerServices services, ServiceReader reader, DeploymentRequest request, ServiceLook before, IDeploymentObserver observer, CancellationToken cancellationToken)
    {
        var deployments = before.IsThere ? await reader.DeploymentsAsync(status: null, Shown, cancellationToken) : [];
        foreach (var open in deployments.Where(each => DeploymentJudge.GoesOn(each.Status?.Value)))
            observer.Noted($"A deployment is under way and will be replaced by this one: {open.ServiceDeploymentArn} ({open.Status})");
        return new DeploymentFollower(
            services, reader, request, observer, deployments.Select(each => each.ServiceDeploymentArn), before.Service?.Events?.Select(each => each.Id) ?? []);
    }

    public async Task<DeploymentEnd> FollowAsync(DeploymentStart.Asked asked, RunDeadline deadline)
    {
        var hasBeenThere = false;
        var (openSince, silentSince) = (services.Time.GetTimestamp(), services.Time.GetTimestamp());
        while (!deadline.HasPassed)
        {
            try
            {
                last = await LookAsync(deadline.Token);
                silentSince = services.Time.GetTimestamp();
                var (ours, isReplaced) = await FindAsync(last, asked.Revision, deadline.Token);
                var seen = new DeploymentJudge(asked.Revision, last, ours, isReplaced).Judge();
                if (ours is not null)
                    Tell(ours);
                hasBeenThere |= last.IsThere;
                // A tool that still runs may be about to ask.
                var isAbout = asked.Tool is { IsRunning: true } && (ours is null || !hasBeenThere);
                if (isAbout || (seen is null && ours is not null))
                    openSince = services.Time.GetTimestamp();
                // What does not fit together yet may: a description lags behind the deployment by some seconds.
                if (seen is { } end && (!end.MayChange || services.Time.GetElapsedTime(openSince) >= services.Times.MissingLimit))
                    return End(end.Outcome, end.What, ours, isOver: true);
                if (ours is null && asked.Tool?.Failure is { } failure)
                    return End(DeploymentOutcome.NotStarted, failure, ours, isOver: true);
                if (ours is null && services.Time.GetElapsedTime(openSince) >= services.Times.MissingLimit)
                    return End(DeploymentOutcome.Unseen, $"No deployment of {asked.Revision} is listed.", ours, isOver: false);
            }
            catch (Exception error) when (AwsFailure.IsOne(error))
            {
                if (deadline.HasPassed)
                    break;
                if (!AwsFailure.MayPass(error) || services.Time.GetElapsedTime(silentSince) >= services.Times.CallLimit)
                    return End(DeploymentOutcome.Undescribed, AwsFailure.Text(error), null, isOver: false);
            }

            // Only the loop's condition decides what an ended wait means.
            await Task.Delay(services.Times.Poll, services.Time, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return deadline.Why is Verdicts.GivingUp.Interrupt
            ? End(DeploymentOutcome.Interrupted, $"The last state that was seen is {state ?? "none"}.", null, isOver: false)
            : End(DeploymentOutcome.TimedOut, $"After {request.Timeout} its state is {state ?? "unknown: ECS listed no such deployment"}.", null, isOver: false);
    }

    private string? arn;

    private DeploymentEnd End(DeploymentOutcome outcome, string what, ServiceDeployment? ours, bool isOver) =>
        new(outcome, what, isOver) { DeploymentArn = ours?.ServiceDeploymentArn ?? arn, Last = last };

    private async Task<ServiceLook> LookAsync(CancellationToken cancellationToken)
    {
        var service = await reader.DescribeAsync(cancellationToken);
        foreach (var happened in (service?.Events ?? []).AsEnumerable().Reverse().Where(each => told.Add(each.Id)))
        {
            var story = new ServiceStoryEvent(new DateTimeOffset((happened.CreatedAt ?? DateTime.UnixEpoch).ToUniversalTime()), happened.Message);
            events.Add(story);
            observer.Happened(story);
        }

        if (service is null or { Status: "INACTIVE" })
            return new ServiceLook(service, []);
        var all = await reader.DeploymentsAsync(status: null, Shown, cancellationToken);
        return new ServiceLook(service, [.. all.Where(each => !known.Contains(each.ServiceDeploymentArn)).Reverse()]);
    }

    /// <summary>Our deployment among those begun since, and whether a later one came. One that only changes other settings of the service may come before.</summary>
    private async Task<(ServiceDeployment? Ours, bool IsReplaced)> FindAsync(ServiceLook look, TaskRevision revision, CancellationToken cancellationToken)
    {
        for (var i = 0; i < look.Begun.Count; i++)
        {
            if (look.Begun[i].TargetServiceRevisionArn is not { } target || await reader.RevisionAsync(target, cancellationToken) != revision)
                continue;
            arn = look.Begun[i].ServiceDeploymentArn;
            return (await reader.DeploymentAsync(arn, cancellationToken), i < look.Begun.Count - 1);
        }

        return (null, false);
    }

    private void Tell(ServiceDeployment ours)
    {
        if (state is null)
            observer.Started(ours.ServiceDeploymentArn);
        if (ours.Status?.Value is { } now && now != state)
            observer.StateChanged(state = now);
    }
}
