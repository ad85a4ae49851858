namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>A session, or a prepared transaction, that a statement waits behind, as far as the server shows it to us.</summary>
/// <param name="Pid">The server process; <c>select pg_terminate_backend(pid)</c> ends it. 0 for a prepared transaction, which has none.</param>
/// <param name="Blocks">Whom it blocks: our own process, or another blocker's.</param>
public sealed record Blocker(int Pid, int Blocks)
{
    /// <summary>The name of the prepared transaction; null for a session.</summary>
    public string? PreparedTransaction { get; init; }

    /// <summary>Its <c>application_name</c>; null when it has none.</summary>
    public string? Application { get; init; }

    /// <summary>The role that it logged in as, or that prepared the transaction; null for one of the server's own processes.</summary>
    public string? User { get; init; }

    /// <summary>Such as <c>idle in transaction</c>; null when hidden, and for what has none.</summary>
    public string? State { get; init; }

    /// <summary>Such as <c>autovacuum worker</c>; null when hidden or an ordinary client.</summary>
    public string? Kind { get; init; }

    /// <summary>How long ago its last query began; null when hidden.</summary>
    public TimeSpan? QueryAge { get; init; }

    /// <summary>How long ago its transaction began, or was prepared; null when hidden or in none.</summary>
    public TimeSpan? TransactionAge { get; init; }

    /// <summary>The mode, such as <c>RowExclusiveLock</c>, in which it holds, or waits for, what the other waits for; several are separated by commas. Null when it was gone already.</summary>
    public string? LockMode { get; init; }

    /// <summary>What is locked, such as <c>relation public.orders</c>.</summary>
    public required string LockedObject { get; init; }

    /// <summary>It holds nothing yet and stands before the other in the queue.</summary>
    public bool IsQueued { get; init; }

    /// <summary>It belongs to a role whose sessions ours may not look into (<c>pg_read_all_stats</c>): state, ages and query are not shown.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Its last query, shortened and with passwords starred out; null unless asked for.</summary>
    public string? Query { get; init; }

    /// <summary>Who it is, in words.</summary>
    public string Who => PreparedTransaction is { } name
        ? $"the prepared transaction '{name}' of {User}"
        : $"pid {Pid} ({string.Join(", ", new[] { Application, User, Kind, State }.Where(part => !string.IsNullOrEmpty(part)))})";

    public override string ToString()
    {
        var ages = new[] { Age("query", QueryAge), Age("transaction", TransactionAge) }.Where(age => age is not null);
        var known = IsHidden ? "state and ages are hidden from our role" : string.Join(", ", ages);
        var hold = LockMode is null ? "no longer holds" : IsQueued ? $"waits first for {LockMode} on" : $"holds {LockMode} on";
        return $"{Who} {hold} {LockedObject}{(known.Length > 0 ? $"; {known}" : "")}{(Query is null ? "" : $"; its query: {Query}")}";
    }

    private static string? Age(string what, TimeSpan? age) => age is { } since ? $"{what} {Math.Max(0, since.TotalSeconds):0.#} s old" : null;
}
