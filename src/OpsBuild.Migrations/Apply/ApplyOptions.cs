using System.Reflection;
using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>What an apply may be told.</summary>
public sealed record ApplyOptions
{
    /// <summary>
    /// The schema that the application lives in. It is only looked at for an existing revision table; statements run with the
    /// connection's own <c>search_path</c>.
    /// </summary>
    /// <value>Default <c>public</c>.</value>
    public string Schema { get; init; } = "public";

    /// <summary>The schema of the revision table.</summary>
    /// <value>
    /// Default null: where the table already is, in <see cref="RevisionTable.DefaultSchema"/> or in <see cref="Schema"/>; when it is in
    /// neither, the first of them, which Atlas would make too.
    /// </value>
    public string? RevisionsSchema { get; init; }

    /// <summary>The version up to which a database without history already holds everything. Of no effect once there is a history.</summary>
    /// <value>Default null: such a database must be empty.</value>
    public MigrationVersion? BaselineVersion { get; init; }

    /// <summary>How the statements of files are grouped that do not say so themselves.</summary>
    /// <value>Default <see cref="TransactionMode.File"/>.</value>
    public TransactionMode TransactionMode { get; init; }

    /// <summary>What somebody who looked says about a statement of which nobody knew whether it ran (<see cref="ApplyOutcome.InDoubt"/>).</summary>
    /// <value>Default: nobody says anything.</value>
    public StatementAnswers Answers { get; init; } = StatementAnswers.None;

    /// <summary>
    /// Stops after a statement, as a run did that was killed there: for making a history once more that stopped half way. Its file, which has to be the
    /// last one, runs without a transaction, and the outcome is <see cref="ApplyOutcome.Stopped"/>.
    /// </summary>
    /// <value>Default null: everything is applied.</value>
    public StatementNumber? StopAfter { get; init; }

    /// <summary>How long to wait while another apply, or Atlas, holds the lock.</summary>
    /// <value>Default 10 seconds, as Atlas's; 0 tries once.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative: that would wait for ever.</exception>
    public TimeSpan LockTimeout
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A wait has an end.");
    } = TimeSpan.FromSeconds(10);

    /// <summary>How long statements may wait for locks, and how often what gave up is tried again. A file's own directives come before it.</summary>
    /// <value>Default see <see cref="LockBudgets"/>.</value>
    public LockBudgets Locks { get; init; } = new();

    /// <summary>How long to try to reach the database again when the answer to a COMMIT was lost.</summary>
    /// <value>Default 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan ReconnectTimeout
    {
        get;
        init => field = value >= TimeSpan.Zero ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A wait has an end.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Looks at the database once the lock is held and there is something to do, right before anything is done, and gives what stands in the way
    /// (<see cref="RefusalReason.CatalogMoved"/>), or null. It may read over the connection, which is in no transaction.
    /// </summary>
    /// <value>Default null: nothing more is looked at.</value>
    public Func<NpgsqlConnection, CancellationToken, Task<Problem?>>? LastLook { get; init; }

    /// <summary>What a row's <c>operator_version</c> starts with when this program wrote it last.</summary>
    internal const string OperatorName = "OpsBuild";

    /// <summary>Who wrote a row, for its column <c>operator_version</c>.</summary>
    /// <value>Default <c>OpsBuild v</c> and this library's version.</value>
    public string OperatorVersion { get; init; } = $"{OperatorName} v{Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)}";

    /// <summary>The clock.</summary>
    /// <value>Default the system's.</value>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
