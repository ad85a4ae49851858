using Npgsql;
using Serilog;

namespace OpsBuild.Migrations.Apply;

/// <summary>The lock of an apply, held by a connection of its own until disposed, or until the server notices that we are gone.</summary>
/// <remarks>
/// It belongs to a server session. Behind a pooler that hands out sessions per transaction (PgBouncer's <c>transaction</c> mode) it
/// protects nobody.
/// </remarks>
internal sealed class AdvisoryLock : IAsyncDisposable
{
    private static readonly TimeSpan ReleaseTimeout = TimeSpan.FromSeconds(5);

    private readonly NpgsqlConnection _connection;
    private readonly ILogger _log;

    private AdvisoryLock(NpgsqlConnection connection, ILogger log) => (_connection, _log) = (connection, log);

    /// <summary>Takes the lock; null when somebody else held it all the time.</summary>
    public static async Task<AdvisoryLock?> TryTakeAsync(
        NpgsqlDataSource database, TimeSpan timeout, TimeProvider time, ILogger log, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            // The session sits idle while files run, which may take hours: no timeout may end it, and probes keep routers from forgetting it.
            await using (var command = new NpgsqlCommand("select set_config('application_name', $1, false), set_config('tcp_keepalives_idle', '30', false)", connection))
            {
                command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = SessionName.Of(connection, "lock") });
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
            if (connection.PostgreSqlVersion.Major >= 14)
                await ExecuteAsync(connection, "set idle_session_timeout = 0", cancellationToken);
            var backOff = new BackOff(time, timeout);
            while (!await AskAsync(connection, $"select pg_try_advisory_lock({AtlasLockKey.Execute})", cancellationToken))
            {
                if (await backOff.WaitAsync(cancellationToken))
                    continue;
                await connection.DisposeAsync();
                return null;
            }
            return new AdvisoryLock(connection, log);
        }
        catch
        {
            // The server may have granted the lock to a session that would live on in the pool.
            NpgsqlConnection.ClearPool(connection);
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Who holds the lock; null when nobody does.</summary>
    public static async Task<LockHolder?> FindHolderAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select l.pid, a.application_name, a.usename::text, a.state, a.backend_start
            from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.classid = 0 and l.objid = '{AtlasLockKey.Execute}'::oid and l.objsubid = 1
              and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
            """,
            connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        if (!await rows.ReadAsync(cancellationToken))
            return null;
        return new LockHolder(
            rows.GetInt32(0), Text(1), Text(2), Text(3),
            await rows.IsDBNullAsync(4, cancellationToken) ? null : rows.GetFieldValue<DateTimeOffset>(4));

        string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
    }

    /// <summary>Whether this session still holds the lock.</summary>
    /// <exception cref="NpgsqlException">Its connection was lost, and the lock with it.</exception>
    public Task<bool> IsHeldAsync(CancellationToken cancellationToken) => AskAsync(
        _connection,
        $"select exists (select from pg_catalog.pg_locks where pid = pg_backend_pid() and locktype = 'advisory' and objid = '{AtlasLockKey.Execute}'::oid)",
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var ending = new CancellationTokenSource(ReleaseTimeout);
            if (!await AskAsync(_connection, $"select pg_advisory_unlock({AtlasLockKey.Execute})", ending.Token))
                _log.Warning("The apply lock was not held any more when it was released; a connection pooler may stand in between");
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            _log.Debug(error, "The apply lock went with its connection");
            // The pool would keep a live session open, and the lock with it.
            NpgsqlConnection.ClearPool(_connection);
        }
        await _connection.DisposeAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<bool> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }
}
