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

    private static readonly TimeSpan ToldAgain = TimeSpan.FromSeconds(30);

    // Session-level locks with a key of 64 bits stand in pg_locks so: the upper half, the lower half, and 1.
    private static readonly string Entry = $"locktype = 'advisory' and granted and classid = 0 and objid = '{AtlasLockKey.Execute}'::oid and objsubid = 1";

    private readonly ILogger _log;

    private AdvisoryLock(NpgsqlConnection connection, ILogger log) => (Connection, _log) = (connection, log);

    /// <summary>The session that holds it. Whoever asks something over it must not do so while another question is under way.</summary>
    public NpgsqlConnection Connection { get; }

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
            if (await WaitAsync(connection, new BackOff(time, timeout), timeout, log, cancellationToken))
                return new AdvisoryLock(connection, log);
            await connection.DisposeAsync();
            return null;
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
            select coalesce(l.pid, 0), a.application_name, a.usename::text, a.state, a.backend_start
            from pg_catalog.pg_locks l left join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where {Entry} and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
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
        Connection, $"select exists (select from pg_catalog.pg_locks where pid = pg_backend_pid() and {Entry})", cancellationToken);

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var ending = new CancellationTokenSource(ReleaseTimeout);
            if (!await AskAsync(Connection, $"select pg_advisory_unlock({AtlasLockKey.Execute})", ending.Token))
                _log.Warning("The apply lock was not held any more when it was released; a connection pooler may stand in between");
        }
        catch (Exception error) when (error is NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            _log.Debug(error, "The apply lock went with its connection");
            // The pool would keep a live session open, and the lock with it.
            NpgsqlConnection.ClearPool(Connection);
        }
        await Connection.DisposeAsync();
    }

    private static async Task<bool> WaitAsync(
        NpgsqlConnection connection, BackOff backOff, TimeSpan timeout, ILogger log, CancellationToken cancellationToken)
    {
        TimeSpan? told = null;
        while (!await AskAsync(connection, $"select pg_try_advisory_lock({AtlasLockKey.Execute})", cancellationToken))
        {
            if ((told is null || backOff.Elapsed - told > ToldAgain) && await FindHolderAsync(connection, cancellationToken) is { } holder)
            {
                log.Information(
                    "Another run holds the migration lock: {Holder}; waiting up to {LockTimeout}", holder.ToString(), PostgresDuration.Text(timeout));
                told = backOff.Elapsed;
            }
            if (!await backOff.WaitAsync(cancellationToken))
                return false;
        }
        return true;
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
