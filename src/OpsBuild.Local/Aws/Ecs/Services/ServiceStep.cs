using OpsBuild.Local.Aws.LoadBalancing.Traffic;
using OpsBuild.Local.Aws.Ecs.ServiceDeployments;
using OpsBuild.Local.Aws.Ecs.Tasks;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>One look at a service: what ended is judged, what is too much is stopped, what is missing is started.</summary>
/// <remarks>
/// As ECS's rolling update: between minimumHealthyPercent and maximumPercent of the desired count. A task counts as healthy once it runs and its
/// own health check and its load balancer say so; one that has neither takes another's place only after it has been up for <see cref="ServicePace.Steady"/>.
/// </remarks>
internal sealed class ServiceStep(DeployedService service, ServiceTasks tasks, ServicePace pace, DateTimeOffset now)
{
    // ECS says that a service cannot start its tasks when so many have failed, where no circuit breaker says more.
    private const int NoticedFailures = 3;

    private Rollout Primary => service.Primary;

    private IEnumerable<Rollout> Replaced => service.Rollouts.Skip(1);

    private int WantedOfAll => service.Rollouts.Sum(each => each.Wanted.Count());

    public void Run()
    {
        foreach (var rollout in service.Rollouts)
            Judge(rollout);
        if (service.Status == DeployedService.Draining)
        {
            Drain();
            return;
        }

        Break();
        StopSurplus();
        StopReplaced();
        Fill();
        service.DropReplaced();
        Settle();
    }

    private void Judge(Rollout rollout)
    {
        foreach (var ended in rollout.TakeEnded())
        {
            service.IsSteady = false;
            if (ended.StopCode is not (StopCode.UserInitiated or StopCode.SpotInterruption))
                CountFailure(rollout);
        }

        foreach (var task in rollout.Wanted.Where(task => task.Health == "UNHEALTHY" && IsPastGrace(task)).ToArray())
        {
            service.Events.Unhealthy(task);
            tasks.Stop(service, [task], "Task failed container health checks");
            CountFailure(rollout);
        }

        foreach (var task in rollout.Wanted.Where(task => task.Target is { Health: TargetHealth.Unhealthy } && IsPastGrace(task)).ToArray())
        {
            service.Events.UnhealthyTarget(task);
            tasks.Stop(service, [task], $"Task failed ELB health checks in (target-group {task.Target!.GroupArn})");
            CountFailure(rollout);
        }
    }

    private bool IsPastGrace(EcsTask task) =>
        task.Started + (service.Options.HealthCheckGrace < pace.LongestGrace ? service.Options.HealthCheckGrace : pace.LongestGrace) <= now;

    private void CountFailure(Rollout rollout)
    {
        rollout.CountFailure(pace, now);
        if (rollout.FailuresInARow == NoticedFailures && !(rollout.State == Rollout.InProgress && service.Options.BreaksCircuits))
            service.Events.Inconsistent();
    }

    private void Drain()
    {
        foreach (var rollout in service.Rollouts)
            tasks.Stop(service, [.. rollout.Wanted]);
        if (!service.Rollouts.All(each => each.IsDrained))
            return;
        service.Status = DeployedService.Inactive;
        service.DropAll();
    }

    private void Break()
    {
        var threshold = CircuitBreaker.ThresholdOf(service.DesiredCount);
        if (Primary.State != Rollout.InProgress)
            return;
        if (service.Latest is { IsOver: false, Rollback: null })
            service.Latest.Failures = (Primary.FailedTasks, threshold);
        if (!service.Options.BreaksCircuits || Primary.FailedTasks < threshold)
            return;

        Primary.Move(Rollout.Failed, "ECS deployment circuit breaker: tasks failed to start.", now);
        service.Events.Failed(Primary);
        service.Latest.IsBroken = true;
        if (service.Latest.Rollback is not null)
            service.Latest.Finish(ServiceDeployment.RollbackFailed, null, service.DesiredCount, now);
        else if (service.Options.RollsBack)
            ServiceRollback.Begin(service, "Service deployment rolled back because the circuit breaker threshold was exceeded.",
                "ECS deployment circuit breaker: rolling back to deploymentId", now);
        else
            service.Latest.Finish(ServiceDeployment.Stopped, "Service deployment stopped because the circuit breaker threshold was exceeded.",
                service.DesiredCount, now);
    }

    // Of the primary deployment, after the desired count went down: those that are not up yet first, then the youngest.
    private void StopSurplus()
    {
        var surplus = Primary.Wanted.Count() - service.DesiredCount;
        if (surplus > 0)
            tasks.Stop(service, [.. Primary.Wanted.OrderBy(Rollout.IsHealthy).ThenByDescending(task => task.Created).Take(surplus)]);
    }

    private void StopReplaced()
    {
        var wanted = Replaced.SelectMany(each => each.Wanted).OrderBy(Rollout.IsHealthy).ThenBy(task => task.Created).ToArray();
        if (wanted.Length == 0)
            return;
        var missing = service.DesiredCount - Primary.Wanted.Count();
        if (Primary.State == Rollout.Failed)
        {
            // A failed deployment starts nothing: what it was to replace stays as far as it is needed.
            tasks.Stop(service, [.. wanted.Take(wanted.Length - missing)]);
            return;
        }

        var unhealthy = wanted.Count(task => !Rollout.IsHealthy(task));
        var proven = Primary.Healthy.Count(IsProven);
        var healthy = proven + Replaced.Sum(each => each.Healthy.Count());
        var dispensable = Math.Max(healthy - service.FewestHealthy, 0);
        // Where there is room for the new ones beside the old, these wait until they are replaced.
        var hasRoom = service.MostTasks - WantedOfAll >= missing;
        var superfluous = hasRoom ? proven + wanted.Length - unhealthy - service.DesiredCount : wanted.Length;
        tasks.Stop(service, [.. wanted.Take(unhealthy + Math.Clamp(superfluous, 0, dispensable))]);
    }

    // What nobody asks for its health must at least have been up for a while: a program that cannot run may take a moment to end.
    private bool IsProven(EcsTask task) => task.HasHealthCheck || task.Target is not null || task.Started + pace.Steady <= now;

    private void Fill()
    {
        var missing = service.DesiredCount - Primary.Wanted.Count();
        if (missing <= 0 || Primary.State == Rollout.Failed || now < Primary.NotBefore)
            return;
        var count = Math.Min(missing, service.MostTasks - WantedOfAll);
        if (count > 0)
        {
            if (!tasks.Start(service, count))
                CountFailure(Primary);
        }
        else if (!service.IsStuck && service.Rollouts.All(each => each.Tasks.All(Rollout.IsHealthy)))
        {
            service.IsStuck = true;
            service.Events.Stuck();
        }
    }

    private void Settle()
    {
        if (Primary.State == Rollout.InProgress && Primary.Updated + pace.Steady > now)
            return;
        var isWhole = service.Rollouts.Count == 1 && Primary.State != Rollout.Failed
            && Primary.Tasks.Count == service.DesiredCount
            && Primary.Tasks.All(task => !task.IsToStop && Rollout.IsHealthy(task) && task.Started + pace.Steady <= now);
        if (service.IsSteady || !isWhole)
            return;
        if (Primary.State == Rollout.InProgress)
            Complete();
        Primary.ForgetFailures();
        service.IsSteady = true;
        service.Events.Steady();
    }

    private void Complete()
    {
        Primary.Move(Rollout.Completed, $"ECS deployment {Primary.Id} completed.", now);
        Primary.FailedTasks = 0;
        service.LastCompleted = Primary;
        service.Events.Completed(Primary);
        if (!service.Latest.IsOver)
            service.Latest.Finish(service.Latest.Rollback is null ? ServiceDeployment.Successful : ServiceDeployment.RollbackSuccessful,
                null, service.DesiredCount, now);
    }
}
