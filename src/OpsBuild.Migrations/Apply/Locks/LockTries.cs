using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>Tries something again for which locks could not be had, within a budget, with growing and random pauses, and tells each time who was in the way.</summary>
/// <param name="budget">How often and how long.</param>
/// <param name="user">Our role, for what it may not see.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where the story goes.</param>
internal sealed class LockTries(LockBudget budget, string? user, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    /// <param name="file">What is tried, for the outcome of a run that is stopped in between.</param>
    /// <param name="attempt">
    /// Does it once, whole: <see cref="FileEnd.Blocked"/> when a lock was missing and nothing of it is in the database, anything else when that is its end.
    /// </param>
    /// <param name="cancellationToken">Ends a pause.</param>
    /// <returns>Never <see cref="FileEnd.Blocked"/>.</returns>
    public async Task<FileEnd> RunAsync(string file, Func<Task<FileEnd>> attempt, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(time, budget.RetryWithin, FirstPause, LongestPause);
        IReadOnlyList<Blocker> seen = [];
        for (var tries = 1; ; tries++)
        {
            var end = await attempt();
            if (end is FileEnd.Committed committed)
                return new FileEnd.Committed(committed.File with { Tries = tries });
            if (end is not FileEnd.Blocked blocked)
                return end;
            Tell(blocked, tries);
            seen = blocked.Blockers.Count > 0 ? blocked.Blockers : seen;
            try
            {
                if (tries < budget.Tries && await backOff.WaitAsync(cancellationToken))
                    continue;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return new FileEnd.RunEnds(new ApplyOutcome.Stopped(file));
            }
            return new FileEnd.RunEnds(new ApplyOutcome.LocksNotObtained(blocked.Failure, seen, tries, backOff.Elapsed, budget));
        }
    }

    private void Tell(FileEnd.Blocked blocked, int tries)
    {
        log.Warning(
            "{File}:{Line} was rolled back, for a lock could not be had: {SqlState} {Reason}. Try {Try} of {Tries}, each waiting up to {LockTimeout}",
            blocked.Failure.File, blocked.Failure.Position.Line, blocked.Failure.SqlState, blocked.Failure.Message,
            tries, budget.Tries, PostgresDuration.Text(budget.LockTimeout));
        if (blocked.Blockers.Count == 0)
            log.Warning("Who was in the way was not seen: the wait was too short to look, or nobody waited (NOWAIT)");
        foreach (var blocker in blocked.Blockers)
        {
            log.ForContext("BlockerPid", blocker.Pid)
                .ForContext("BlockedPid", blocker.Blocks)
                .ForContext("BlockerApplication", blocker.Application)
                .ForContext("BlockerUser", blocker.User)
                .ForContext("BlockerState", blocker.State)
                .ForContext("BlockerQuerySeconds", blocker.QueryAge?.TotalSeconds)
                .ForContext("BlockerTransactionSeconds", blocker.TransactionAge?.TotalSeconds)
                .ForContext("BlockerLockMode", blocker.LockMode)
                .ForContext("BlockerObject", blocker.LockedObject)
                .Warning("In the way of {File}: {Blocker}", blocked.Failure.File, blocker.ToString());
        }
        if (blocked.Blockers.Any(blocker => blocker.IsHidden) && user is not null)
        {
            log.Warning(
                "State, ages and queries of other roles' sessions are hidden from {User}; as an administrator: {Grant}",
                user, $"grant pg_read_all_stats to {new SqlIdentifier(user)};");
        }
    }
}
