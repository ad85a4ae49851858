using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Plan;

/// <summary>Looks ahead: what an apply would do, or why it would refuse. Nothing is written, no lock of migrations is taken.</summary>
/// <param name="database">The database, over connections whose transactions are read-only.</param>
/// <param name="directory">The migrations.</param>
/// <param name="options">The same as for the apply.</param>
/// <param name="lint">What the rules mean here.</param>
/// <param name="log">Where the story goes.</param>
public sealed class PlanRun(NpgsqlDataSource database, MigrationDirectory directory, ApplyOptions options, LintConfiguration lint, ILogger log)
{
    private readonly ApplyPlanner _planner = new(directory, options);

    /// <summary>Atlas, where it is to apply: what only it would refuse is refused, and it is asked what it would do.</summary>
    public AtlasProgram? Atlas { get; init; }

    /// <exception cref="NpgsqlException">The database could not be reached or read.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async Task<PlanOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (_planner.CheckDirectory() is { } unfit)
            return new PlanOutcome.Refused(unfit.Reason, unfit.Problems);
        try
        {
            if (Atlas is null)
                return await PlanAsync(null, null, cancellationToken);
            using var folder = AtlasFolder.Create();
            var version = await AtlasVersion.AskAsync(Atlas, folder.Path, cancellationToken);
            folder.Write(directory);
            return await PlanAsync(version, new AtlasStatus(Atlas, new NpgsqlConnectionStringBuilder(database.ConnectionString), folder), cancellationToken);
        }
        catch (AtlasFailedException failed)
        {
            return new PlanOutcome.EngineFailed(failed.Fault, failed.Problem);
        }
        catch (RevisionTableException error)
        {
            return new PlanOutcome.Refused(error.Reason(), [error.Problem]);
        }
    }

    private async Task<PlanOutcome> PlanAsync(AtlasVersion? version, AtlasStatus? status, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var survey = await DatabaseSurvey.ReadAsync(connection, options, cancellationToken);
        // Who looks need not be who applies.
        var asApplied = survey with { Places = [.. survey.Places.Select(place => place with { MayWrite = true, MayCreate = true })] };
        switch (_planner.Plan(asApplied))
        {
            case ApplyPlan.End { Outcome: ApplyOutcome.Refused refused }:
                return new PlanOutcome.Refused(refused.Reason, refused.Problems);
            case ApplyPlan.End { Outcome: ApplyOutcome.UpToDate upToDate }:
                return new PlanOutcome.Planned(await DescribeAsync(connection, survey, upToDate.Current, null, [], version, cancellationToken));
            case ApplyPlan.Work work:
                if (status is not null && await AtlasPreconditions.RefuseAsync(work, connection, cancellationToken) is { } atlas)
                    return new PlanOutcome.Refused(atlas.Reason, atlas.Problems);
                if (status is not null)
                {
                    AtlasPreconditions.Warn(work, log);
                    await status.CompareAsync(work, cancellationToken);
                }
                return new PlanOutcome.Planned(
                    await DescribeAsync(connection, survey, work.Current, work.Baseline?.Version, work.Files, version, cancellationToken));
            case var other:
                throw new InvalidOperationException($"No words for {other}.");
        }
    }

    private async Task<MigrationPlan> DescribeAsync(
        NpgsqlConnection connection, DatabaseSurvey survey, MigrationVersion? current, MigrationVersion? baseline, IReadOnlyList<PendingFile> files,
        AtlasVersion? atlas, CancellationToken cancellationToken)
    {
        var pending = files.Select(file => file.File.Name).ToHashSet(StringComparer.Ordinal);
        return new MigrationPlan
        {
            Current = current,
            Baseline = baseline,
            RevisionsSchema = survey.Place!.Schema,
            HasRevisionTable = survey.Place.TableExists,
            Files = [.. files.Select(file => new PlannedFile(
                file.File, file.Hash, file.Mode,
                // An earlier run that stopped half way through the file is gone on with.
                [.. file.Statements.Select((statement, index) => StatementPlan.Of(statement, index + 1)).Skip((int)(file.Begun?.Applied ?? 0))]))],
            Lint = new MigrationLinter(lint) { TransactionMode = options.TransactionMode }.Lint(directory.Files, file => pending.Contains(file.Name)),
            LockHolder = await AdvisoryLock.FindHolderAsync(connection, cancellationToken),
            MayNotWrite = DatabaseCheck.RefuseWriting(survey)?.Problems[0],
            AtlasVersion = atlas?.ToString(),
        };
    }
}
