using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Atlas;

/// <summary>What the database's own history says after Atlas ended, whatever Atlas says.</summary>
internal sealed class AtlasAftermath(NpgsqlDataSource database, ApplyPlan.Work plan, string sessionMark, ApplyOptions options, ILogger log)
{
    /// <summary>A stopped run has to have said its result before somebody ends it the hard way.</summary>
    public static readonly TimeSpan TimeWhenStopped = TimeSpan.FromSeconds(5);

    // A COMMIT under way ends by itself in much less; a long statement whose program is gone would go on for as long as it takes.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Dictionary<MigrationVersion, Revision> _rows = [];

    /// <summary>Who holds the migration lock now; null when nobody does.</summary>
    public LockHolder? LockHolder { get; private set; }

    /// <summary>The version that was recorded as the baseline in this run; null for none.</summary>
    public MigrationVersion? Baseline =>
        plan.Baseline is { } file && _rows.TryGetValue(file.Version, out var row) && row.Type.HasFlag(RevisionType.Baseline) ? file.Version : null;

    /// <summary>Reads it, once no session of Atlas's is at work any more: a killed program's last COMMIT may still be under way.</summary>
    /// <param name="mayHaveSessions">The program did not end well, so its sessions may have outlived it; those that do not end by themselves are ended.</param>
    /// <param name="cancellationToken">The end of the time for it.</param>
    /// <returns>Itself; null when the time was up before the database could be asked.</returns>
    public async Task<AtlasAftermath?> ReadAsync(bool mayHaveSessions, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(options.Time, options.ReconnectTimeout);
        try
        {
            do
            {
                if (await TryReadAsync(mayHaveSessions, backOff.Elapsed, cancellationToken))
                    return this;
            }
            while (await backOff.WaitAsync(cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.Debug("The time to ask the database is up");
        }
        return null;
    }

    /// <summary>The planned files that are in the database and that Atlas says it ran, or could not say anything of.</summary>
    public IEnumerable<AppliedFile> Done(AtlasReport? report)
    {
        foreach (var file in plan.Files.Where(IsDone))
        {
            var told = report?.Files.FirstOrDefault(each => each.Name == file.File.Name);
            if (report is not null && told is null)
                log.Warning("{File} was applied by another run meanwhile", file.File.Name);
            else
                yield return new AppliedFile(file.File.Name, file.File.Version, file.Statements.Count, told?.Took ?? TimeSpan.Zero);
        }
    }

    /// <summary>The file has its row, as it is now, and all its statements are in it.</summary>
    public bool IsDone(PendingFile file) =>
        _rows.TryGetValue(file.File.Version, out var row) && row is { Error: "" } && row.Applied == row.Total && row.Hash == file.Hash;

    /// <summary>What the history says of a file that is not done.</summary>
    public string Describe(PendingFile file) => !_rows.TryGetValue(file.File.Version, out var row) ? $"{file.File.Name} has no row"
        : row.Hash != file.Hash ? $"{file.File.Name} has a row of another content"
        : $"{file.File.Name} has {row.Applied} of {row.Total} statements";

    private async Task<bool> TryReadAsync(bool mayHaveSessions, TimeSpan elapsed, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            if (mayHaveSessions && await CountSessionsAsync(connection, end: elapsed > Grace, cancellationToken) > 0)
                return false;
            var survey = await DatabaseSurvey.ReadAsync(connection, options with { RevisionsSchema = plan.Place.Schema }, cancellationToken);
            _rows.Clear();
            foreach (var row in survey.History)
                _rows[row.Version] = row;
            LockHolder = await AdvisoryLock.FindHolderAsync(connection, cancellationToken);
            return true;
        }
        catch (Exception error) when (error is NpgsqlException or RevisionTableException)
        {
            log.Debug(error, "The database cannot be asked yet");
            return false;
        }
    }

    private async Task<long> CountSessionsAsync(NpgsqlConnection connection, bool end, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select count({(end ? "pg_catalog.pg_terminate_backend(pid)" : "*")})
            from pg_catalog.pg_stat_activity where datname = current_database() and application_name like '%' || $1
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = sessionMark });
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
