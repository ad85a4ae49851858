namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>The words for what keeps a file without a transaction from going on.</summary>
internal static class NoTransactionProblems
{
    public static Problem InvalidIndexInTheWay(string index) => new(
        $"The index {index} is there already, and it is invalid.",
        "A concurrent build that failed or was interrupted left it. No query uses it, every write pays for it, and IF NOT EXISTS would pass over it. "
        + "Whether this migration left it or somebody else is not recorded, so it is not dropped unasked.",
        $"drop index concurrently {index}; then apply again. Where it is still being built (pg_stat_progress_create_index), wait for that.");

    public static Problem StatementEdited(string file, Statements.Statement? statement, long number, long finished) => new(
        statement is null
            ? $"has lost its statement {number}, which was already applied"
            : $"has another statement {number} than the one that was already applied",
        $"The version stopped half way, with {finished} statements applied; what is applied must stay as it was (comments apart), so that new databases become the same.",
        "Restore the statements that were applied, correct those after them, and update atlas.sum (./build.sh HashMigrations).")
    {
        File = file, Line = statement?.Position.Line, Column = statement?.Position.Column,
    };

    public static Problem NotRecorded(string file, Revisions.Revision row) => new(
        $"is recorded with {row.Applied} of {row.Total} statements applied, and not with which ones",
        "Without their hashes nobody can tell whether the file still has the statements that ran.",
        $"Bring the database to where the whole file would have brought it, then declare it done: atlas migrate set {row.Version}.")
    {
        File = file,
    };

    public static Problem StillBusy(LockHolder session, TimeSpan waited, string excerpt) => new(
        $"A session of an earlier run is still at its statement: {excerpt}",
        $"It is {session}; waited {waited.TotalSeconds:0.#} s. Running the statement beside it could do its work twice.",
        $"Wait until it has ended, or end it with: select pg_terminate_backend({session.Pid}); then apply again. MIGRATION_LOCK_TIMEOUT says how long to wait.");

    public static Problem RowMoved(string file) => new(
        "was recorded by somebody else while it ran",
        "Its row in the revision table is not what this run wrote; the statement under way was rolled back.",
        "Find out who applies besides the lock of migrations (a connection pooler may hand out sessions per transaction), then apply again.")
    {
        File = file,
    };
}
