using Npgsql;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Apply;

/// <summary>Reads how far a database is, without changing anything, while nobody else applies.</summary>
/// <param name="database">The database; not through a pooler that hands out sessions per transaction.</param>
/// <param name="directory">The migrations that its history is held against.</param>
/// <param name="options">The same as for an apply.</param>
/// <param name="log">Where the story goes.</param>
public sealed class HistoryReading(NpgsqlDataSource database, MigrationDirectory directory, ApplyOptions options, ILogger log)
{
    private readonly ApplyPlanner _planner = new(directory, options);

    /// <summary>Takes the lock of an apply, reads, and lets the lock go when the caller has seen what it has to see of the same moment.</summary>
    /// <param name="whileHeld">Called under the lock, over a connection that is in no transaction, when the history is sound.</param>
    /// <param name="cancellationToken">Ends the wait for the lock.</param>
    /// <exception cref="NpgsqlException">The database could not be reached or read, or the connection was lost.</exception>
    public async Task<HistoryState> ReadAsync(
        Func<NpgsqlConnection, HistoryState.Sound, CancellationToken, Task> whileHeld, CancellationToken cancellationToken)
    {
        if (_planner.CheckDirectory() is { } unfit)
            return new HistoryState.Refused(unfit.Reason, unfit.Problems);
        await using var session = await ApplySession.OpenAsync(database, log, cancellationToken);
        if (await PoolerCheck.LookAsync(session, database, cancellationToken) is { } pooler)
            return new HistoryState.Refused(RefusalReason.SessionsPooled, [pooler]);
        var waiting = options.Time.GetTimestamp();
        await using var held = await AdvisoryLock.TryTakeAsync(database, options.LockTimeout, options.Time, log, cancellationToken);
        if (held is null)
        {
            return new HistoryState.LockNotAcquired(
                await AdvisoryLock.FindHolderAsync(session.Connection, cancellationToken), options.Time.GetElapsedTime(waiting));
        }

        var state = await StateAsync(session.Connection, cancellationToken);
        if (state is HistoryState.Sound sound)
            await whileHeld(session.Connection, sound, cancellationToken);
        return state;
    }

    private async Task<HistoryState> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var survey = await DatabaseSurvey.ReadAsync(connection, options, cancellationToken);
            var state = State(survey);
            return state is HistoryState.Sound sound && survey.HalfApplied is { } half
                ? sound with
                {
                    HalfApplied = HalfApplied(half),
                    Unsettled = await new UnsettledIndexes(connection, options).ListAsync(survey, directory, cancellationToken),
                }
                : state;
        }
        catch (RevisionTableException error)
        {
            return new HistoryState.Refused(error.Reason(), [error.Problem]);
        }
    }

    private HistoryState State(DatabaseSurvey survey)
    {
        if ((DatabaseCheck.Refuse(survey) ?? _planner.RefuseHistory(survey)) is { } refused)
            return new HistoryState.Refused(refused.Reason, refused.Problems);
        var current = survey.History.Count > 0 ? survey.Current : options.BaselineVersion;
        return new HistoryState.Sound(
            survey.User, survey.Place!.Schema, current, survey.History.Count > 0,
            [
                .. directory.Files.Where(file => file.Version.CompareTo(current) > 0
                    && (current is null || !file.Header.IsCheckpoint || file.Version == survey.HalfApplied?.Version)).Select(file => file.Name),
            ]);
    }

    private HalfAppliedFile HalfApplied(Revision half)
    {
        var file = directory.Files.First(file => file.Version == half.Version);
        return new HalfAppliedFile(file.Name, half.Version, (int)half.Applied, (int)half.Total);
    }
}
