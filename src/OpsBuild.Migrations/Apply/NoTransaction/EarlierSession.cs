using Npgsql;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>Waits until the session that was at a statement has ended: a server goes on with it for a while after its client is gone.</summary>
internal sealed class EarlierSession(NpgsqlConnection connection, ApplyOptions options)
{
    /// <summary>Waits for the session that a run recorded.</summary>
    /// <returns>The session when it is still there after <see cref="ApplyOptions.LockTimeout"/>; null once it is gone.</returns>
    public Task<LockHolder?> WaitAsync(SessionIdentity session, CancellationToken cancellationToken) => WaitAsync(
        // Sessions of roles that we may not look into show neither start nor state. One that is idle has ended the statement, and may be ours by now.
        "a.pid = $1 and a.pid <> pg_backend_pid() and coalesce(a.backend_start, $2) = $2 and coalesce(a.state, 'active') = 'active'",
        [new NpgsqlParameter<int> { TypedValue = session.Pid }, new NpgsqlParameter<DateTime> { TypedValue = session.Since }],
        cancellationToken);

    /// <summary>Waits for a session that executes a statement, for want of a record of who does. Long texts are cut off by the server.</summary>
    public Task<LockHolder?> WaitAsync(string statement, CancellationToken cancellationToken) => WaitAsync(
        "a.pid <> pg_backend_pid() and a.state = 'active' and a.datname = current_database() and left(a.query, 1000) = left($1, 1000)",
        [new NpgsqlParameter<string> { TypedValue = statement }],
        cancellationToken);

    private async Task<LockHolder?> WaitAsync(string condition, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        var backOff = new BackOff(options.Time, options.LockTimeout);
        while (true)
        {
            var session = await FindAsync(condition, parameters, cancellationToken);
            if (session is null || !await backOff.WaitAsync(cancellationToken))
                return session;
        }
    }

    private async Task<LockHolder?> FindAsync(string condition, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select a.pid, a.application_name, a.usename::text, a.state, a.backend_start from pg_catalog.pg_stat_activity a where {condition} limit 1", connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return new LockHolder(
            row.GetInt32(0), Text(1), Text(2), Text(3), row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4));

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
