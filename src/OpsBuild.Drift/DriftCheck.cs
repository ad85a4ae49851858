using Npgsql;
using OpsBuild.Drift.Atlas;
using OpsBuild.Drift.Expected;
using OpsBuild.Drift.Shadow;
using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Schema;
using OpsBuild.Schema.Comparison;
using Serilog;

namespace OpsBuild.Drift;

/// <summary>Compares a database with what its own history makes of an empty one. The target is only read.</summary>
/// <remarks>
/// History and catalog of the target are read under the lock of migrations, so that a deployment in progress is waited for and never reported. The
/// history is then made once more in the shadow, through the code that applies it.
/// </remarks>
/// <param name="target">The database.</param>
/// <param name="directory">The migrations.</param>
/// <param name="shadow">A superuser's way into a server that nobody else uses.</param>
/// <param name="options">What to do differently.</param>
/// <param name="log">Where the story goes.</param>
public sealed class DriftCheck(NpgsqlDataSource target, MigrationDirectory directory, ShadowUrl shadow, DriftOptions options, ILogger log)
{
    private const string ShadowName = "shadow";
    private const string ScratchName = "shadow_dev";

    private string _during = "reading the target";

    /// <summary>Runs the check.</summary>
    /// <returns>How it ended; the end of its budget is an outcome.</returns>
    /// <exception cref="NpgsqlException">The target could not be reached, or was lost.</exception>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled.</exception>
    public async Task<DriftOutcome> RunAsync(CancellationToken cancellationToken)
    {
        using var budget = new CancellationTokenSource(options.Budget, options.Apply.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, budget.Token);
        try
        {
            return await CheckAsync(either.Token);
        }
        catch (Exception ended) when (either.IsCancellationRequested && IsCutOff(ended))
        {
            return cancellationToken.IsCancellationRequested
                ? throw new OperationCanceledException("The drift check was stopped.", ended, cancellationToken)
                : new DriftOutcome.OutOfTime(options.Budget, _during);
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled)
        {
            // The role's or the database's own limit, before the catalog's reader sets others.
            return new DriftOutcome.CatalogUnreadable(CatalogProblems.Refused(refused, []));
        }
        catch (ShadowException unusable)
        {
            return new DriftOutcome.ShadowUnusable(unusable.Fault, unusable.Problem);
        }
    }

    // What is cancelled while it connects, or while the server does not answer the request to cancel, ends as a lost connection.
    private static bool IsCutOff(Exception ended) =>
        ended is OperationCanceledException or NpgsqlException or ShadowException { Fault: ShadowFault.Lost or ShadowFault.Unreachable };

    private async Task<DriftOutcome> CheckAsync(CancellationToken cancellationToken)
    {
        Catalog? catalog = null;
        TargetFacts? facts = null;
        Problem? unreadable = null;
        var state = await new HistoryReading(target, directory, options.Apply, log).ReadAsync(
            async (connection, _, token) =>
            {
                try
                {
                    facts = await TargetFacts.ReadAsync(connection, token);
                    catalog = await CatalogReader.ReadAsync(connection, TargetCatalog.Options(options, facts.BootstrapRole), token);
                }
                catch (PostgresException refused) when (!refused.SqlState.StartsWith("57P", StringComparison.Ordinal))
                {
                    var locks = refused.SqlState == PostgresErrorCodes.LockNotAvailable ? await HeldLock.ListAsync(connection, token) : [];
                    unreadable = CatalogProblems.Refused(refused, locks);
                }
            },
            cancellationToken);
        if (unreadable is not null)
            return new DriftOutcome.CatalogUnreadable(unreadable);
        switch (state)
        {
            case HistoryState.Refused { Reason: RefusalReason.AppliedFileEdited or RefusalReason.AppliedFileRemoved } rewritten:
                return new DriftOutcome.HistoryRewritten(rewritten.Problems);
            case HistoryState.Refused refused:
                return new DriftOutcome.Refused(refused.Reason, refused.Problems);
            case HistoryState.LockNotAcquired held:
                return new DriftOutcome.LockNotAcquired(held.Holder, held.Waited);
        }

        var sound = (HistoryState.Sound)state;
        log.Information(
            "Read the target's catalog: {ObjectCount} objects at version {Version}; {PendingCount} migrations are pending",
            catalog!.Objects.Length, sound.Current?.ToString() ?? "none", sound.Pending.Count);
        return await CompareAsync(catalog, facts!, sound, cancellationToken);
    }

    private async Task<DriftOutcome> CompareAsync(Catalog catalog, TargetFacts facts, HistoryState.Sound sound, CancellationToken cancellationToken)
    {
        _during = "waiting for the shadow";
        await using var server = await ShadowServer.OpenAsync(shadow, options.ShadowWait, options.Apply.Time, log, cancellationToken);
        if (server.Facts.IsSameServer(facts))
            throw ShadowProblems.IsTarget(shadow);
        if (server.Facts.Major != facts.Major)
            throw ShadowProblems.OtherMajor(facts.Major, server.Facts.Major);

        try
        {
            _during = "making the history once more in the shadow";
            var start = options.Apply.Time.GetTimestamp();
            await server.ClearAsync([ShadowName, ScratchName], cancellationToken);
            // Not who looks, but who applied: what the migrations made is theirs.
            await server.ActAsAsync(facts.HistoryOwners.GetValueOrDefault(sound.RevisionsSchema, sound.User), cancellationToken);
            var database = await server.CreateDatabaseAsync(ShadowName, SearchPath, template: null, facts, cancellationToken);
            var files = await new ShadowReplay(server, database, facts).RunAsync(
                directory.UpTo(Last(sound)), ReplayOptions(sound), cancellationToken);
            log.Information(
                "Made {FileCount} migrations once more in the shadow in {ElapsedMs:0} ms", files, options.Apply.Time.GetElapsedTime(start).TotalMilliseconds);

            _during = "reading the shadow";
            var historyOptions = TargetCatalog.Options(new DriftOptions(), server.Facts.BootstrapRole);
            var history = await CatalogReader.ReadAsync(database, historyOptions, cancellationToken);
            var surroundings = new Surroundings(history, server.StandIns, isManaged: facts.BootstrapRole != server.Facts.BootstrapRole);
            var view = new TargetView(options, sound.Unsettled);
            var comparison = view.Compare(history, catalog, surroundings);
            if (SecondDeparse.IsDue(comparison))
            {
                _during = "writing both sides' definitions once more in the shadow";
                var scratch = await server.CreateDatabaseAsync(ScratchName, SearchPath, template: ShadowName, facts, cancellationToken);
                comparison = await SecondDeparse.OfAsync(comparison, scratch, historyOptions, cancellationToken);
            }

            var report = view.Report(comparison, surroundings, sound);
            if (options.Atlas is { } atlas)
            {
                _during = "asking Atlas";
                await server.CreateDatabaseAsync(ScratchName, SearchPath, template: null, facts, cancellationToken);
                try
                {
                    report = report with
                    {
                        Atlas = await new AtlasDiff(atlas, options.Apply.Schema).RunAsync(shadow.Of(ShadowName), shadow.Of(ScratchName), cancellationToken),
                    };
                }
                catch (AtlasFailedException failed)
                {
                    return new DriftOutcome.EngineFailed(failed.Problem, report);
                }
            }

            return report.IsClean ? new DriftOutcome.Clean(report) : new DriftOutcome.Drifted(report);
        }
        catch (PostgresException refused) when (!refused.SqlState.StartsWith("57P", StringComparison.Ordinal))
        {
            throw ShadowProblems.NotPermitted(shadow, refused);
        }
        catch (NpgsqlException lost)
        {
            // The target is not asked any more here.
            throw ShadowProblems.Lost(lost);
        }
    }

    // A version that stopped half way is made as far as it came: what is applied of it is history.
    private static MigrationVersion? Last(HistoryState.Sound sound) => sound.HalfApplied is { Statements: > 0 } half ? half.Version : sound.Current;

    private ApplyOptions ReplayOptions(HistoryState.Sound sound) => options.Apply with
    {
        RevisionsSchema = sound.RevisionsSchema,
        BaselineVersion = null,
        LastLook = null,
        // How runs were grouped is nothing that the history records, and makes no difference to what they left.
        TransactionMode = options.Apply.TransactionMode == TransactionMode.All ? TransactionMode.File : options.Apply.TransactionMode,
        StopAfter = sound.HalfApplied is { Statements: > 0 } half ? half.Last : null,
    };

    private string SearchPath => new SqlIdentifier(options.Apply.Schema).ToString();
}
