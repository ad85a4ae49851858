namespace OpsBuild.Migrations.Apply.Indexes;

/// <summary>An index that no query uses and every write pays for: a concurrent build of it failed, was interrupted, or is not done yet.</summary>
/// <param name="Name">Its name with its schema, quoted where needed.</param>
/// <param name="Table">Its table's, likewise.</param>
/// <param name="Repair">The statements that make it whole or take it away, in order; each has to run outside of a transaction.</param>
/// <param name="BusyPid">A session that has the table locked as a build of an index does, and may be at it; null when there is none.</param>
public sealed record InvalidIndex(string Name, string Table, IReadOnlyList<string> Repair, int? BusyPid)
{
    /// <summary>It was there before this run.</summary>
    public bool WasThereBefore { get; init; }

    /// <summary>The same told to a person.</summary>
    public Problem ToProblem() => new(
        $"The index {Name} on {Table} is invalid{(WasThereBefore ? ", as it was before this run" : "")}.",
        BusyPid is { } pid
            ? $"It may still be built by process {pid} (pg_stat_progress_create_index); else a concurrent build failed. No query uses it, every write pays for it."
            : "A concurrent build of it failed or was interrupted. No query uses it, every write pays for it.",
        $"{(BusyPid is null ? "" : "When that is over: ")}{string.Join(" ", Repair)}");
}
