namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>How long statements may wait for locks, and how often what gave up is tried again.</summary>
/// <remarks>
/// A statement that waits for a strong lock makes everybody queue behind it who comes later, readers too. So it waits briefly, gives up, lets
/// the queue pass, and tries again.
/// </remarks>
public sealed record LockBudget
{
    /// <summary>The most tries that can be asked for.</summary>
    public const int MostTries = 1000;

    /// <summary>How long one statement may wait for one lock: PostgreSQL's <c>lock_timeout</c>.</summary>
    /// <value>Default 5 seconds; sent to the server in whole milliseconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is under a millisecond, which PostgreSQL would read as "wait for ever".</exception>
    public TimeSpan LockTimeout
    {
        get;
        init => field = Timeout(value, nameof(value));
    } = TimeSpan.FromSeconds(5);

    /// <summary>How often it is tried altogether, the first time included.</summary>
    /// <value>Default 10; from 1 to <see cref="MostTries"/>.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside of that.</exception>
    public int Tries
    {
        get;
        init => field = value is >= 1 and <= MostTries ? value : throw new ArgumentOutOfRangeException(nameof(value), value, $"From 1 to {MostTries}.");
    } = 10;

    /// <summary>How long after the beginning of the first try another one may begin.</summary>
    /// <value>Default 5 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is under a millisecond.</exception>
    public TimeSpan RetryWithin
    {
        get;
        init => field = Timeout(value, nameof(value));
    } = TimeSpan.FromMinutes(5);

    /// <summary>How long one statement may take, its waits included: PostgreSQL's <c>statement_timeout</c>. One that takes longer has failed, and is not tried again.</summary>
    /// <value>Default null: what the server has set for the role and the database.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is under a millisecond.</exception>
    public TimeSpan? StatementTimeout
    {
        get;
        init => field = value is { } timeout ? Timeout(timeout, nameof(value)) : null;
    }

    /// <summary>Why the values contradict each other; null when they do not.</summary>
    public string? Contradiction => Tries > 1 && StatementTimeout <= LockTimeout
        ? $"A statement that may take {PostgresDuration.Text(StatementTimeout.Value)} is ended before it has waited {PostgresDuration.Text(LockTimeout)} for a lock, so that it would not be tried again."
        : null;

    public override string ToString() =>
        $"{Tries} {(Tries == 1 ? "try" : $"tries within {PostgresDuration.Text(RetryWithin)}")}, each waiting up to {PostgresDuration.Text(LockTimeout)} for a lock";

    private static TimeSpan Timeout(TimeSpan value, string name) =>
        value >= TimeSpan.FromMilliseconds(1) && value.TotalMilliseconds <= int.MaxValue ? value
            : throw new ArgumentOutOfRangeException(name, value, "From 1 ms to 2147483647 ms: PostgreSQL reads 0 as no limit at all.");
}
