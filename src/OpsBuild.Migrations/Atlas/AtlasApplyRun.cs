using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Atlas;

/// <summary>Has Atlas bring a database to the newest migration of a directory, and believes it only what the database's own history shows.</summary>
/// <remarks>
/// Everything that a run of this program's own would refuse is refused before Atlas starts, since Atlas lets most of it pass; so is what only Atlas
/// would get wrong. Atlas takes its lock itself: between the look of this program and that lock another run may come first, which Atlas's own
/// order of files then meets.
/// </remarks>
/// <param name="database">Where to, for what this program looks at itself.</param>
/// <param name="directory">The migrations.</param>
/// <param name="options">What to do differently.</param>
/// <param name="program">Atlas.</param>
/// <param name="log">Where the story goes.</param>
public sealed class AtlasApplyRun(
    NpgsqlDataSource database, MigrationDirectory directory, ApplyOptions options, AtlasProgram program, ILogger log)
{
    private readonly ApplyPlanner _planner = new(directory, options);

    /// <summary>Applies what is pending.</summary>
    /// <param name="cancellationToken">Has Atlas stop, and waits for its end.</param>
    /// <returns>How it ended. Cancellation is an outcome, not an exception.</returns>
    /// <exception cref="NpgsqlException">The database could not be reached or read before Atlas was started.</exception>
    public async Task<ApplyOutcome> RunAsync(CancellationToken cancellationToken)
    {
        if (_planner.CheckDirectory() is { } refused)
            return refused;
        var start = options.Time.GetTimestamp();
        try
        {
            using var folder = AtlasFolder.Create();
            await LogVersionAsync(folder, cancellationToken);
            switch (await PlanAsync(cancellationToken))
            {
                case ApplyPlan.Work work:
                    AtlasPreconditions.Warn(work, log);
                    folder.Write(directory);
                    return await new AtlasWork(database, work, options, program, folder, log).RunAsync(start, cancellationToken);
                case ApplyPlan.End end:
                    return end.Outcome;
                case var other:
                    throw new InvalidOperationException($"No way to go on from {other}.");
            }
        }
        catch (AtlasFailedException failed)
        {
            return new ApplyOutcome.EngineFailed(failed.Fault, failed.Problem);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ApplyOutcome.Stopped(null);
        }
    }

    private async Task LogVersionAsync(AtlasFolder folder, CancellationToken cancellationToken)
    {
        var version = await AtlasVersion.AskAsync(program, folder.Path, cancellationToken);
        log.Information("The engine is {AtlasVersion}, {AtlasPath}", version.ToString(), program.Path);
        if (version.Release is null)
            log.Warning("This Atlas is a build of somebody's own; whether it is as new as {AtlasOldest} cannot be told", AtlasVersion.Oldest.ToString());
    }

    private async Task<ApplyPlan> PlanAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var session = await ApplySession.OpenAsync(database, log, cancellationToken);
            if (await PoolerCheck.LookAsync(session, database, cancellationToken) is { } pooler)
                return new ApplyPlan.End(new ApplyOutcome.Refused(RefusalReason.SessionsPooled, [pooler]));
            var connection = session.Connection;
            var plan = _planner.Plan(await DatabaseSurvey.ReadAsync(connection, options, cancellationToken));
            if (plan is not ApplyPlan.Work work)
                return plan;
            if (await AtlasPreconditions.RefuseAsync(work, connection, cancellationToken) is { } refused)
                return new ApplyPlan.End(refused);
            // The last that is done before Atlas starts.
            return options.LastLook is { } look && await look(connection, cancellationToken) is { } moved
                ? new ApplyPlan.End(new ApplyOutcome.Refused(RefusalReason.CatalogMoved, [moved]))
                : work;
        }
        catch (RevisionTableException error)
        {
            return new ApplyPlan.End(new ApplyOutcome.Refused(error.Reason(), [error.Problem]));
        }
    }
}
