using Npgsql;
using OpsBuild.Migrations.Revisions;
using Serilog;

namespace OpsBuild.Migrations.Apply;

/// <summary>Finds out whether a COMMIT whose answer was lost took effect.</summary>
internal sealed class LostCommit(NpgsqlDataSource database, ApplyOptions options, ILogger log)
{
    public async Task<FileFate> FindFateAsync(SessionIdentity lost, RevisionTable table, MigrationVersion version)
    {
        log.Warning("The connection was lost while {Version} was committed; looking whether it took effect", version);
        using var ending = new CancellationTokenSource(options.ReconnectTimeout, options.Time);
        var backOff = new BackOff(options.Time, options.ReconnectTimeout);
        try
        {
            do
            {
                if (await AskAsync(lost, table, version, ending.Token) is { } committed)
                    return committed ? FileFate.Committed : FileFate.RolledBack;
            }
            while (await backOff.WaitAsync(ending.Token));
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            log.Debug("The time to reach the database again is up");
        }
        return FileFate.Unknown;
    }

    private async Task<bool?> AskAsync(SessionIdentity lost, RevisionTable table, MigrationVersion version, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            // While the session is there, its commit may still be under way.
            return await IsThereAsync(connection, lost, cancellationToken) ? null : await table.HoldsAsync(connection, version, cancellationToken);
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return false;   // the table was to come with the file
        }
        catch (NpgsqlException error)
        {
            log.Debug(error, "The database cannot be reached yet");
            return null;
        }
    }

    private static async Task<bool> IsThereAsync(NpgsqlConnection connection, SessionIdentity session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_catalog.pg_stat_activity where pid = $1 and backend_start = $2)", connection);
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = session.Pid });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = session.Since });
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
