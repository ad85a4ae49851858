namespace OpsBuild.Ecs.Deployments;

/// <content>How a deployment that was asked for ends.</content>
public sealed partial record DeploymentOutcome
{
    public static readonly DeploymentOutcome Deployed = new("deployed", 0,
        "ECS says SUCCESSFUL, the service's primary deployment is the new revision, and its tasks run.", "", "");

    public static readonly DeploymentOutcome NotStarted = new("deployment_not_started", 60,
        "No deployment was begun: ECS or ecspresso refused. The service runs what it ran.", "Read the reason; correct it and deploy again.", Again);

    public static readonly DeploymentOutcome CircuitBroken = new("circuit_broken", 61,
        "The new revision's tasks did not come up, and ECS's circuit breaker ended the deployment.",
        "Read why its tasks stopped and what they logged. The service is back on what it ran where the deployment says ROLLBACK_SUCCESSFUL.", Look);

    public static readonly DeploymentOutcome RolledBack = new("rolled_back", 62,
        "ECS took the deployment back, for an alarm or because somebody asked it to.", "The reason says which; the service runs what it ran before.", Deployments);

    public static readonly DeploymentOutcome RollbackFailed = new("rollback_failed", 63,
        "The deployment failed, and so did ECS's way back: the service may run nothing.",
        "Look at the service now. ./build.sh RollbackService --revision N takes a revision that is known to be good.", Look);

    public static readonly DeploymentOutcome Stopped = new("deployment_stopped", 64,
        "The deployment was stopped before its end, and ECS did not go back.", "The service may run tasks of both revisions. Find out who stopped it, then deploy again.", Deployments);

    public static readonly DeploymentOutcome Superseded = new("superseded", 65,
        "Another deployment of the same service came in between and replaced this one.", "Look which revision is meant to run; two pipelines may deploy the same service.", Deployments);

    public static readonly DeploymentOutcome TimedOut = new("deployment_timed_out", 66,
        "The deployment did not end in time; it goes on without anybody waiting.", "Look at it before deploying again.", Look);

    public static readonly DeploymentOutcome ServiceGone = new("service_gone", 67,
        "The service was deleted while it was being deployed.", "Find out who deletes it.", Look);

    public static readonly DeploymentOutcome NothingRuns = new("nothing_runs", 68,
        "The deployment ended, but the service wants no task: nothing proves that the new revision works.", "Give the service a task (--tasks 1), and deploy again.", Again);

    public static readonly DeploymentOutcome Contradicted = new("deployment_contradicted", 3,
        "ECS calls the deployment SUCCESSFUL, but the service's primary deployment is not its revision, or none of its tasks runs.", "Look at the service; trust neither word.", Look);

    public static readonly DeploymentOutcome StatusUnknown = new("deployment_status_unknown", 3,
        "ECS gives the deployment a status that is not known here, and what is not known is no success.", "Look at the deployment.", Deployments);

    public static readonly DeploymentOutcome Undescribed = new("deployment_undescribed", 3,
        "The service or its deployment could not be described, so nothing is proven; it goes on without anybody waiting.",
        "Allow ecs:DescribeServices, ListServiceDeployments, DescribeServiceDeployments and DescribeServiceRevisions (docs/iam.md).", Look);

    public static readonly DeploymentOutcome Unseen = new("deployment_unseen", 3,
        "The tool says that it began a deployment, and ECS shows none of this revision.", "Look which deployments there are.", Deployments);

    public static readonly DeploymentOutcome Interrupted = new("deployment_interrupted", 130,
        "The waiting was interrupted. The deployment goes on, and a rollback by ECS as well.", "Look at it before deploying again.", Look);

    private static IEnumerable<DeploymentOutcome> Ends =>
    [
        Deployed, NotStarted, CircuitBroken, RolledBack, RollbackFailed, Stopped, Superseded, TimedOut, ServiceGone, NothingRuns, Contradicted, StatusUnknown,
        Undescribed, Unseen, Interrupted,
    ];
}
