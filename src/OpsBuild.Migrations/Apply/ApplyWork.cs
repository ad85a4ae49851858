using Npgsql;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Apply;

/// <summary>Does what was planned, under the lock.</summary>
internal sealed class ApplyWork(
    ApplySession session, AdvisoryLock held, ApplyPlan.Work plan, LostCommit lostCommit, ApplyOptions options, ILogger log)
{
    private readonly RevisionTable _table = plan.Place.Table;
    private readonly List<AppliedFile> _done = [];
    private bool _tableExists = plan.Place.TableExists;
    private MigrationVersion? _baseline;

    public async Task<ApplyOutcome> RunAsync(long start, CancellationToken cancellationToken)
    {
        log.Information("Applying {FileCount} migrations; the database is at {Current}", plan.Files.Count, plan.Current?.ToString() ?? "no version");
        if (plan.Baseline is not null)
            await RecordBaselineAsync(plan.Baseline, cancellationToken);
        var end = await ApplyFilesAsync(cancellationToken)
            ?? new ApplyOutcome.Applied(_done.Count > 0 ? _done[^1].Version : _baseline!, options.Time.GetElapsedTime(start));
        return end with { Files = _done, Baseline = _baseline };
    }

    private async Task RecordBaselineAsync(MigrationFile file, CancellationToken cancellationToken)
    {
        var revision = new Revision
        {
            Version = file.Version,
            Description = file.Description,
            Type = RevisionType.Baseline,
            ExecutedAt = options.Time.GetUtcNow(),
            Hash = "",
            OperatorVersion = options.OperatorVersion,
        };
        await session.BeginAsync($"baseline {file.Version}", MissingTable(), cancellationToken);
        await session.SendAsync(FileTransaction.Closing(_table, revision), cancellationToken);
        (_tableExists, _baseline) = (true, file.Version);
        log.Information("Recorded {Version} as the baseline: the database is taken to hold everything up to it", file.Version);
    }

    private async Task<ApplyOutcome?> ApplyFilesAsync(CancellationToken cancellationToken)
    {
        var transaction = new FileTransaction(session, _table, lostCommit, options);
        foreach (var file in plan.Files)
        {
            if (await CheckLockAsync(cancellationToken) is { } lost)
                return lost;
            switch (await transaction.RunAsync(file, MissingTable(), cancellationToken))
            {
                case FileEnd.Committed applied:
                    _tableExists = true;
                    _done.Add(applied.File);
                    log.Information(
                        "Applied {File} ({StatementCount} statements) in {ElapsedMs:0} ms",
                        file.File.Name, file.Statements.Count, applied.File.Took.TotalMilliseconds);
                    break;
                case FileEnd.RunEnds end:
                    _done.AddRange(end.InSpite is { } committed ? [committed] : []);
                    return end.Outcome;
            }
        }
        return null;
    }

    private async Task<ApplyOutcome?> CheckLockAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await held.IsHeldAsync(cancellationToken) ? null
                : new ApplyOutcome.ConnectionLost(
                    null, FileFate.RolledBack, "The apply lock is no longer held; a connection pooler may have swapped the session.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ApplyOutcome.Stopped(null);
        }
        catch (NpgsqlException error)
        {
            return new ApplyOutcome.ConnectionLost(null, FileFate.RolledBack, $"The connection that holds the apply lock was lost: {error.Message}");
        }
    }

    // In the first transaction, so that a run whose first file fails leaves nothing, not even the table.
    private IEnumerable<NpgsqlBatchCommand> MissingTable() => _tableExists ? [] : _table.Create(withSchema: !plan.Place.SchemaExists);
}
