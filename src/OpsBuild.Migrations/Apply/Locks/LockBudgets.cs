namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>The budgets of an apply, or of one of its files.</summary>
public sealed record LockBudgets
{
    /// <summary>For statements that run in a transaction or could: most of them lock out whoever uses the table, and may not wait for long.</summary>
    /// <value>Default: 10 tries within 5 minutes, each waiting up to 5 seconds.</value>
    public LockBudget InTransaction { get; init; } = new();

    /// <summary>For statements that cannot run in a transaction, above all concurrent work on indexes.</summary>
    /// <value>
    /// Default: one try that waits up to 15 minutes for each lock. Such work waits until every older transaction has ended, and meanwhile stops
    /// nobody from reading or writing, so one long wait is better than several short ones; and what gave up leaves an invalid index behind,
    /// which has to be dropped before another try.
    /// </value>
    public LockBudget OutsideTransaction { get; init; } = new()
    {
        LockTimeout = TimeSpan.FromMinutes(15), Tries = 1, RetryWithin = TimeSpan.FromHours(1),
    };

    /// <summary>Query texts of whoever blocks a statement are logged, passwords in them starred out; other values are not.</summary>
    /// <value>Default false.</value>
    public bool ShowBlockingQueries { get; init; }
}
