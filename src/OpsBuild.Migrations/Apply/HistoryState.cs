namespace OpsBuild.Migrations.Apply;

/// <summary>How a database's history stands to a migration directory.</summary>
public abstract record HistoryState
{
    private HistoryState()
    {
    }

    /// <summary>They agree.</summary>
    /// <param name="User">The role that reads, which is the one that applies.</param>
    /// <param name="RevisionsSchema">The schema that holds the revision table, or would.</param>
    /// <param name="Current">The newest version that the database has, or the given baseline; null for none.</param>
    /// <param name="IsRecorded">The revision table says so; false for a baseline that is only named, and for an empty database.</param>
    /// <param name="Pending">The files that an apply would run, in order.</param>
    public sealed record Sound(
        string User, string RevisionsSchema, MigrationVersion? Current, bool IsRecorded, IReadOnlyList<string> Pending) : HistoryState
    {
        /// <summary>The file that an apply stopped half way in, which is also the first pending one; null when there is none.</summary>
        public HalfAppliedFile? HalfApplied { get; init; }

        /// <summary>
        /// Indexes that the statement after those may have made, dropped or left unfinished, by schema and name: nobody knows yet whether it ran.
        /// </summary>
        public IReadOnlyList<string> Unsettled { get; init; } = [];
    }

    /// <summary>They contradict each other, or one of them cannot be used.</summary>
    /// <param name="Reason">The kind of all the problems.</param>
    /// <param name="Problems">At least one.</param>
    public sealed record Refused(RefusalReason Reason, IReadOnlyList<Problem> Problems) : HistoryState;

    /// <summary>Somebody else held the lock all the time.</summary>
    /// <param name="Holder">Who holds it; null when it was let go of a moment ago.</param>
    /// <param name="Waited">How long it was waited for.</param>
    public sealed record LockNotAcquired(LockHolder? Holder, TimeSpan Waited) : HistoryState;
}
