using Npgsql;
using OpsBuild.Migrations.Apply.Indexes;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Apply;

/// <summary>Brings a database to the newest migration of a directory: each pending file in a transaction of its own, together with its row.</summary>
/// <remarks>
/// Everything is checked before anything is touched, and once more under the lock that Atlas takes too. A run needs two connections.
/// The connection's user needs no more than what the migrations need, and once CREATE on the database for the revision table's schema.
/// </remarks>
/// <param name="database">Where to; not through a pooler that hands out sessions per transaction.</param>
/// <param name="directory">The migrations.</param>
/// <param name="options">What to do differently.</param>
/// <param name="log">Where the story goes.</param>
public sealed class ApplyRun(NpgsqlDataSource database, MigrationDirectory directory, ApplyOptions options, ILogger log)
{
    private readonly NpgsqlDataSource _database = Usable(database);
    private readonly ApplyPlanner _planner = new(directory, options);

    /// <summary>Applies what is pending.</summary>
    /// <param name="cancellationToken">Cancels the running statement and rolls its file back; the outcome is <see cref="ApplyOutcome.Stopped"/>.</param>
    /// <returns>How it ended. Cancellation is an outcome, not an exception.</returns>
    /// <exception cref="NpgsqlException">
    /// The database could not be reached or read, or the connection was lost, before the first file began. No migration ran.
    /// </exception>
    public async Task<ApplyOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (_planner.CheckDirectory() is { } refused)
            return refused;
        var start = options.Time.GetTimestamp();
        try
        {
            await using var session = await ApplySession.OpenAsync(_database, log, cancellationToken);
            if (await PoolerCheck.LookAsync(session, _database, cancellationToken) is { } pooler)
                return new ApplyOutcome.Refused(RefusalReason.SessionsPooled, [pooler]);
            if (await PlanAsync(session, cancellationToken) is ApplyPlan.End early)
                return await new IndexLook(session, log).AfterAsync(early.Outcome, before: null, cancellationToken);
            var waiting = options.Time.GetTimestamp();
            await using var held = await AdvisoryLock.TryTakeAsync(_database, options.LockTimeout, options.Time, log, cancellationToken);
            if (held is null)
            {
                return new ApplyOutcome.LockNotAcquired(
                    await AdvisoryLock.FindHolderAsync(session.Connection, cancellationToken), options.Time.GetElapsedTime(waiting));
            }
            // Whoever held the lock may have changed everything.
            return await PlanAsync(session, cancellationToken) switch
            {
                ApplyPlan.End end => end.Outcome,
                ApplyPlan.Work when await LookAsync(session, cancellationToken) is { } problem =>
                    new ApplyOutcome.Refused(RefusalReason.CatalogMoved, [problem]),
                ApplyPlan.Work work => await WorkAsync(session, held, work, start, cancellationToken),
                var other => throw new InvalidOperationException($"No way to go on from {other}."),
            };
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ApplyOutcome.Stopped(null);
        }
    }

    private async Task<ApplyOutcome> WorkAsync(
        ApplySession session, AdvisoryLock held, ApplyPlan.Work work, long start, CancellationToken cancellationToken)
    {
        var look = new IndexLook(session, log);
        var before = await look.BeforeAsync(cancellationToken);
        var outcome = await new ApplyWork(session, held, work, new LostCommit(_database, options, log), options, log).RunAsync(start, cancellationToken);
        return await look.AfterAsync(outcome, before, cancellationToken);
    }

    private static NpgsqlDataSource Usable(NpgsqlDataSource database)
    {
        ArgumentNullException.ThrowIfNull(database);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        // Each file starts in a session that forgot everything (DISCARD ALL), prepared statements of the driver's own included.
        return !settings.Multiplexing && settings.MaxAutoPrepare == 0 ? database
            : throw new ArgumentException("An apply needs sessions of its own: connect without Multiplexing and without Max Auto Prepare.", nameof(database));
    }

    private async Task<Problem?> LookAsync(ApplySession session, CancellationToken cancellationToken) =>
        options.LastLook is { } look ? await look(session.Connection, cancellationToken) : null;

    private async Task<ApplyPlan> PlanAsync(ApplySession session, CancellationToken cancellationToken)
    {
        try
        {
            return _planner.Plan(await DatabaseSurvey.ReadAsync(session.Connection, options, cancellationToken));
        }
        catch (RevisionTableException error)
        {
            return new ApplyPlan.End(new ApplyOutcome.Refused(error.Reason(), [error.Problem]));
        }
    }
}
