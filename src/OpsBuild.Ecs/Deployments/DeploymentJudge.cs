using Amazon.ECS.Model;

namespace OpsBuild.Ecs.Deployments;

/// <summary>What a service and its deployment say of each other at one moment.</summary>
/// <param name="revision">What was to be deployed.</param>
/// <param name="look">The service.</param>
/// <param name="ours">The deployment; null as long as ECS lists none.</param>
/// <param name="isReplaced">Whether another one was begun after it.</param>
internal sealed class DeploymentJudge(TaskRevision revision, ServiceLook look, ServiceDeployment? ours, bool isReplaced)
{
    /// <summary>Whether a status is one in which a deployment is still under way.</summary>
    public static bool GoesOn(string? status) => status is "PENDING" or "IN_PROGRESS" or "STOP_REQUESTED" or "ROLLBACK_REQUESTED" or "ROLLBACK_IN_PROGRESS";

    /// <summary>The outcome; null while there is none yet.</summary>
    public (DeploymentOutcome Outcome, string What, bool MayChange)? Judge()
    {
        if (!look.IsThere)
            return (DeploymentOutcome.ServiceGone, $"The service is {look.Service?.Status ?? "not known to ECS"}.", true);
        if (ours is null || GoesOn(ours.Status?.Value))
            return null;
        return ours.Status?.Value switch
        {
            "SUCCESSFUL" => Successful(),
            "ROLLBACK_SUCCESSFUL" => (IsBroken ? DeploymentOutcome.CircuitBroken : DeploymentOutcome.RolledBack, Words, false),
            "ROLLBACK_FAILED" => (DeploymentOutcome.RollbackFailed, Words, false),
            "STOPPED" => (isReplaced ? DeploymentOutcome.Superseded : IsBroken ? DeploymentOutcome.CircuitBroken : DeploymentOutcome.Stopped, Words, false),
            _ => (DeploymentOutcome.StatusUnknown, Words, false),
        };
    }

    private bool IsBroken => ours?.DeploymentCircuitBreaker?.Status?.Value == "TRIGGERED";

    private string Words =>
        $"{ours?.Status?.Value ?? "no status"}{(ours?.StatusReason is { Length: > 0 } reason ? $": {reason}" : "")}; the service's primary deployment is {look.Primary?.ToString() ?? "unknown"}.";

    private (DeploymentOutcome, string, bool)? Successful()
    {
        if (isReplaced)
            return (DeploymentOutcome.Superseded, Words, false);
        if (look.Service!.DesiredCount is null or 0)
            return (DeploymentOutcome.NothingRuns, Words, false);
        return look.Primary == revision && look.Running > 0
            ? (DeploymentOutcome.Deployed, Words, false)
            : (DeploymentOutcome.Contradicted, $"{Words} {look.Running} of its tasks run.", true);
    }
}
