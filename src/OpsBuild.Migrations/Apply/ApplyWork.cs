using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Migrations.Statements;
using Serilog;

namespace OpsBuild.Migrations.Apply;

/// <summary>Does what was planned, under the lock.</summary>
internal sealed class ApplyWork(
    ApplySession session, AdvisoryLock held, ApplyPlan.Work plan, LostCommit lostCommit, ApplyOptions options, ILogger log)
{
    private readonly RevisionTable _table = plan.Place.Table;
    private readonly LockGuard _guard = new(held, options.Time);
    private readonly List<AppliedFile> _done = [];
    private bool _tableExists = plan.Place.TableExists;
    private MigrationVersion? _baseline;

    public async Task<ApplyOutcome> RunAsync(long start, CancellationToken cancellationToken)
    {
        log.Information("Applying {FileCount} migrations; the database is at {Current}", plan.Files.Count, plan.Current?.ToString() ?? "no version");
        var end = await RecordBaselineAsync(cancellationToken)
            ?? await ApplyFilesAsync(cancellationToken)
            ?? new ApplyOutcome.Applied(_done.Count > 0 ? _done[^1].Version : _baseline!, options.Time.GetElapsedTime(start));
        return end with { Files = _done, Baseline = _baseline };
    }

    private async Task<ApplyOutcome?> RecordBaselineAsync(CancellationToken cancellationToken)
    {
        if (plan.Baseline is not { } file)
            return null;
        var watch = Watch(options.Locks);
        if (await Tries(options.Locks.InTransaction).RunAsync(file.Name, () => RecordBaselineAsync(file, watch, cancellationToken), cancellationToken) is FileEnd.RunEnds end)
            return end.Outcome;
        (_tableExists, _baseline) = (true, file.Version);
        log.Information("Recorded {Version} as the baseline: the database is taken to hold everything up to it", file.Version);
        return null;
    }

    private async Task<FileEnd> RecordBaselineAsync(MigrationFile file, BlockerWatch watch, CancellationToken cancellationToken)
    {
        var start = options.Time.GetTimestamp();
        var revision = new Revision
        {
            Version = file.Version,
            Description = file.Description,
            Type = RevisionType.Baseline,
            ExecutedAt = options.Time.GetUtcNow(),
            Hash = "",
            OperatorVersion = options.OperatorVersion,
        };
        var budget = options.Locks.InTransaction;
        try
        {
            await watch.DuringAsync(session.BeginAsync($"baseline {file.Version}", budget, MissingTable(), cancellationToken), budget.LockTimeout);
            await watch.DuringAsync(session.SendAsync(FileTransaction.Closing(_table, revision), cancellationToken), budget.LockTimeout);
        }
        catch (PostgresException error) when (error.EndsTransactionOnly() && error.IsAboutLocks())
        {
            await session.RollbackAsync();
            var at = new Spot(0, new SqlCommandText(error.BatchCommand?.CommandText ?? "commit", TextPosition.Start));
            return new FileEnd.Blocked(at.Describe(new PendingFile(file, [], "") { Locks = options.Locks }, error), watch.Last);
        }
        return new FileEnd.Committed(new AppliedFile(file.Name, file.Version, 0, options.Time.GetElapsedTime(start)));
    }

    private async Task<ApplyOutcome?> ApplyFilesAsync(CancellationToken cancellationToken)
    {
        if (plan.Files is [{ Mode: TransactionMode.All }, ..])
            return await ApplyAllAsync(cancellationToken);
        var alone = new NoTransactionFile(session, plan.Place, options, CheckLockAsync, log);
        foreach (var file in plan.Files)
        {
            if (await CheckLockAsync(cancellationToken) is { } lost)
                return lost;
            var (watch, tries) = (Watch(file.Locks), Tries(file.Locks.InTransaction));
            var end = file.Mode == TransactionMode.None
                ? await alone.RunAsync(
                    file, file.Begun is null ? null : plan.Interrupted, new LockPatience(watch, tries, Tries(file.Locks.OutsideTransaction)),
                    MissingTable(), cancellationToken)
                : await tries.RunAsync(
                    file.File.Name,
                    () => new FileTransaction(session, _guard, watch, _table, lostCommit, options).RunAsync(file, MissingTable(), cancellationToken),
                    cancellationToken);
            switch (end)
            {
                case FileEnd.Committed applied:
                    _tableExists = true;
                    _done.Add(applied.File);
                    log.Information(
                        "Applied {File} ({StatementCount} statements) in {ElapsedMs:0} ms",
                        file.File.Name, file.Statements.Count, applied.File.Took.TotalMilliseconds);
                    if (applied.File.Tries > 1)
                        log.Information("{File} was applied at try {Try}", file.File.Name, applied.File.Tries);
                    break;
                case FileEnd.RunEnds ended:
                    _done.AddRange(ended.InSpite is { } committed ? [committed] : []);
                    return ended.Outcome;
            }
        }
        return null;
    }

    private async Task<ApplyOutcome?> ApplyAllAsync(CancellationToken cancellationToken)
    {
        if (await CheckLockAsync(cancellationToken) is { } lost)
            return lost;
        var budgets = plan.Files[0].Locks;
        var transaction = new RunTransaction(session, _guard, Watch(budgets), _table, lostCommit, options);
        var end = await Tries(budgets.InTransaction).RunAsync(
            plan.Files[0].File.Name, () => transaction.RunAsync(plan.Files, MissingTable(), cancellationToken), cancellationToken);
        _done.AddRange(transaction.Applied);
        foreach (var file in transaction.Applied)
            log.Information("Applied {File} ({StatementCount} statements), in one transaction with the run", file.File, file.Statements);
        return end is FileEnd.RunEnds ended ? ended.Outcome : null;
    }

    private async Task<ApplyOutcome?> CheckLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _guard.LostAsync(cancellationToken) is { } cause ? new ApplyOutcome.ConnectionLost(null, FileFate.RolledBack, cause) : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ApplyOutcome.Stopped(null);
        }
    }

    private BlockerWatch Watch(LockBudgets budgets) => new(held.Connection, session.Identity.Pid, budgets, options.Time, log);

    private LockTries Tries(LockBudget budget) => new(budget, session.Connection.UserName, options.Time, log);

    // In the first transaction, so that a run whose first file fails leaves nothing, not even the table.
    private IEnumerable<NpgsqlBatchCommand> MissingTable() => _tableExists ? [] : _table.Create(withSchema: !plan.Place.SchemaExists);
}
