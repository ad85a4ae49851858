namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>What to tell a person whose migration did not get its locks.</summary>
internal static class LockProblem
{
    public static Problem Of(ApplyOutcome.LocksNotObtained end) => new(
        $"{end.Failure.SqlState} {end.Failure.Message} in: {end.Failure.Excerpt}",
        $"Tried {(end.Tries == 1 ? "once" : $"{end.Tries} times within {end.Took.TotalSeconds:0.#} s")} ({end.Budget}). "
            + (end.Blockers.Count == 0 ? "Who was in the way was not seen. " : $"In the way: {string.Join("; ", end.Blockers)}. ")
            + end.Failure.Aftermath,
        $"{Removal(end)} Then apply again; it goes on at this file. Where it needs more patience: a quieter hour, MIGRATION_STATEMENT_LOCK_TIMEOUT, "
            + "MIGRATION_LOCK_TRIES and MIGRATION_LOCK_RETRY_WITHIN, or '-- opsbuild:lock_timeout 10s' in the file's header.")
    {
        File = end.Failure.File, Line = end.Failure.Position.Line, Column = end.Failure.Position.Column,
    };

    // Who holds the lock is who has to go; those in the queue before us only wait for the same.
    private static string Removal(ApplyOutcome.LocksNotObtained end)
    {
        var prepared = end.Blockers.Where(blocker => blocker.PreparedTransaction is not null)
            .Select(blocker => $"commit prepared '{blocker.PreparedTransaction!.Replace("'", "''", StringComparison.Ordinal)}'; or rollback prepared;");
        var sessions = end.Blockers.Where(blocker => blocker is { Pid: not 0, IsQueued: false }).Select(blocker => $"select pg_terminate_backend({blocker.Pid});");
        var ways = prepared.Concat(sessions).Distinct().ToList();
        return ways.Count == 0 ? "Wait until whoever uses the table has ended." : $"Wait until it has ended, or end it: {string.Join(' ', ways)}";
    }
}
