using OpsBuild.Local.Aws.Ecs.ServiceDeployments;

namespace OpsBuild.Local.Aws.Ecs.Services;

/// <summary>The way back to the last deployment that completed.</summary>
internal static class ServiceRollback
{
    /// <summary>Makes that deployment the primary one again; without one the service stays as it is.</summary>
    /// <param name="service">Its newest deployment has failed or is to be stopped.</param>
    /// <param name="reason">Why, as the service deployment says it.</param>
    /// <param name="rolloutReason">The same as the deployment that takes over says it, before its id.</param>
    /// <param name="now">When.</param>
    public static void Begin(DeployedService service, string reason, string rolloutReason, DateTimeOffset now)
    {
        if (service.LastCompleted is not { } back || back == service.Primary)
        {
            service.Latest.Finish(ServiceDeployment.RollbackFailed,
                "Service deployment failed, and there is no completed deployment to roll back to.", service.DesiredCount, now);
            return;
        }

        service.Latest.BeginRollback(new Rollback(reason, now, back.Revision.Arn));
        service.ReturnTo(back);
        back.FailedTasks = 0;
        back.ForgetFailures();
        back.Move(Rollout.InProgress, $"{rolloutReason} {back.Id}.", now);
        service.Events.RollingBack(back);
    }
}
