using Npgsql;

namespace OpsBuild.Drift;

/// <summary>A lock that keeps everybody else from a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Pid">The server process that holds it.</param>
/// <param name="User">Whose session that is, or null where nobody says.</param>
/// <param name="Application">What the session calls itself; empty where nothing.</param>
internal sealed record HeldLock(string Table, int Pid, string? User, string Application)
{
    private const string Sql = """
        select quote_ident(n.nspname) || '.' || quote_ident(c.relname), l.pid, a.usename::text, coalesce(a.application_name, '')
        from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace left join pg_stat_activity a on a.pid = l.pid
        where l.granted and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid() and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and l.database = (select d.oid from pg_database d where d.datname = current_database())
        order by 1, 2 limit 10
        """;

    /// <summary>Those that are held in this moment; none where that cannot be asked.</summary>
    public static async Task<IReadOnlyList<HeldLock>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var locks = new List<HeldLock>();
            await using var command = new NpgsqlCommand(Sql, connection);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                locks.Add(new HeldLock(rows.GetString(0), rows.GetInt32(1), await rows.IsDBNullAsync(2, cancellationToken) ? null : rows.GetString(2), rows.GetString(3)));
            return locks;
        }
        catch (NpgsqlException)
        {
            return [];
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Table} is locked by process {Pid}{(User is null ? "" : $" of {User}")}{(Application.Length == 0 ? "" : $" ({Application})")}";
}
