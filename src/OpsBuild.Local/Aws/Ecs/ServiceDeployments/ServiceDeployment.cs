using OpsBuild.Local.Aws.Ecs.Services;

namespace OpsBuild.Local.Aws.Ecs.ServiceDeployments;

/// <summary>An entry of a service's history: from which revisions to which one, and how that went.</summary>
internal sealed class ServiceDeployment(
    string arn, Rollout target, IReadOnlyList<RevisionCount> sources, ServiceOptions options, DateTimeOffset created)
{
    public const string InProgress = "IN_PROGRESS";
    public const string Successful = "SUCCESSFUL";
    public const string Stopped = "STOPPED";
    public const string RollbackInProgress = "ROLLBACK_IN_PROGRESS";
    public const string RollbackSuccessful = "ROLLBACK_SUCCESSFUL";
    public const string RollbackFailed = "ROLLBACK_FAILED";

    private RevisionCount? last;

    public string Arn => arn;

    public Rollout Target => target;

    /// <summary>The revisions that had tasks when it began.</summary>
    public IReadOnlyList<RevisionCount> Sources => sources;

    /// <summary>The service's options of that time.</summary>
    public ServiceOptions Options => options;

    public DateTimeOffset Created { get; } = created;

    public DateTimeOffset Updated { get; private set; } = created;

    public DateTimeOffset? Finished { get; private set; }

    public DateTimeOffset? StoppedAt { get; private set; }

    public string Status { get; private set; } = InProgress;

    public string? StatusReason { get; private set; }

    public Rollback? Rollback { get; private set; }

    /// <summary>Failures so far, and how many there may be.</summary>
    public (int Count, int Threshold) Failures { get; set; } = (0, CircuitBreaker.ThresholdOf(0));

    public bool IsBroken { get; set; }

    public bool IsOver => Finished is not null;

    /// <summary>The target's tasks: as they are, or as they were at the end.</summary>
    public RevisionCount Count(int desired) => last ?? RevisionCount.Of(target, desired);

    public void BeginRollback(Rollback rollback)
    {
        (Rollback, Status, StatusReason, Updated) = (rollback, RollbackInProgress, rollback.Reason, rollback.Started);
    }

    public void Finish(string status, string? reason, int desired, DateTimeOffset now)
    {
        last = RevisionCount.Of(target, desired);
        (Status, StatusReason, Updated, Finished) = (status, reason ?? StatusReason, now, now);
        if (status == Stopped)
            StoppedAt = now;
    }
}

/// <summary>That a deployment goes back to an earlier revision, and why.</summary>
internal sealed record Rollback(string Reason, DateTimeOffset Started, string RevisionArn);

/// <summary>How many tasks a revision has.</summary>
internal sealed record RevisionCount(string Arn, int Requested, int Running, int Pending)
{
    public static RevisionCount Of(Rollout rollout, int requested) => new(rollout.Revision.Arn, requested, rollout.Running, rollout.Pending);
}
