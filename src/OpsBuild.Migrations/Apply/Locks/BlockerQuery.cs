using Npgsql;

namespace OpsBuild.Migrations.Apply.Locks;

/// <summary>Asks the server whom a session waits behind.</summary>
internal static class BlockerQuery
{
    private const int TimeoutSeconds = 2;

    // pg_blocking_pids stops the lock manager for a moment, so it is called only for a session that waits. It names those who hold what conflicts and
    // those who stand before it in the queue; whom these wait for in turn is who has to be ended, so a few steps are followed. 0 stands for
    // prepared transactions, which have no process. Row locks are waits for a transaction: the waiter's lock on the tuple tells which table.
    private const string Sql = """
        with recursive chain (pid, blocks, depth) as (
            select b.pid, w.pid, 1
            from pg_catalog.pg_stat_activity w, unnest(pg_catalog.pg_blocking_pids(w.pid)) b (pid)
            where w.pid = $1 and w.wait_event_type = 'Lock'
            union
            select b.pid, c.pid, c.depth + 1
            from chain c, unnest(pg_catalog.pg_blocking_pids(c.pid)) b (pid)
            where c.pid <> 0 and c.depth < 4
        ),
        blocker as (select pid, blocks, min(depth) as depth from chain where pid <> $1 group by pid, blocks),
        locks as materialized (select * from pg_catalog.pg_locks)
        select b.pid, b.blocks, x.gid, a.application_name, coalesce(a.usename, x.owner)::text, a.state, nullif(a.backend_type, 'client backend'),
               extract(epoch from clock_timestamp() - a.query_start)::float8,
               extract(epoch from clock_timestamp() - coalesce(a.xact_start, x.prepared))::float8,
               h.modes, not h.granted,
               case w.locktype
                   when 'relation' then 'relation ' || o.name
                   when 'transactionid' then coalesce('a row of ' || t.name, 'transaction ' || w.transactionid::text)
                   when 'virtualxid' then 'its transaction, whatever that has locked'
                   when 'advisory' then 'advisory lock ' || w.classid::text || '/' || w.objid::text
                   when 'object' then coalesce(pg_catalog.pg_describe_object(w.classid, w.objid, w.objsubid::int), 'an object')
                   else w.locktype || coalesce(' of ' || o.name, '')
               end,
               b.pid <> 0 and a.pid is not null and a.backend_start is null,
               case when $2 then left(a.query, 1000) end
        from blocker b
        join locks w on w.pid = b.blocks and not w.granted
        left join lateral (
            select h.virtualtransaction, bool_or(h.granted) as granted, string_agg(distinct h.mode, ', ') as modes
            from locks h
            where h.pid is not distinct from nullif(b.pid, 0)
              and (h.locktype, h.database, h.relation, h.page, h.tuple, h.virtualxid, h.transactionid, h.classid, h.objid, h.objsubid)
                  is not distinct from
                  (w.locktype, w.database, w.relation, w.page, w.tuple, w.virtualxid, w.transactionid, w.classid, w.objid, w.objsubid)
            group by h.virtualtransaction
        ) h on true
        left join pg_catalog.pg_stat_activity a on a.pid = b.pid
        left join lateral (
            select p.gid, p.owner, p.prepared
            from pg_catalog.pg_prepared_xacts p join locks l on l.transactionid = p.transaction and l.locktype = 'transactionid' and l.pid is null
            where b.pid = 0 and l.virtualtransaction = h.virtualtransaction
        ) x on true
        left join lateral (
            select n.nspname || '.' || c.relname as name
            from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.oid = w.relation
        ) o on true
        left join lateral (
            select n.nspname || '.' || c.relname as name
            from locks l join pg_catalog.pg_class c on c.oid = l.relation join pg_catalog.pg_namespace n on n.oid = c.relnamespace
            where l.pid = w.pid and l.locktype = 'tuple' and l.granted
            limit 1
        ) t on true
        order by b.depth, b.pid
        """;

    /// <summary>Whom the session waits behind now, the nearest first; empty when it waits for no lock.</summary>
    /// <exception cref="NpgsqlException">The server could not be asked.</exception>
    public static async Task<IReadOnlyList<Blocker>> AskAsync(NpgsqlConnection connection, int pid, bool withQueries, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection) { CommandTimeout = TimeoutSeconds };
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = pid });
        command.Parameters.Add(new NpgsqlParameter<bool> { TypedValue = withQueries });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var blockers = new List<Blocker>();
        while (await rows.ReadAsync(cancellationToken))
            blockers.Add(Read(rows));
        return blockers;
    }

    private static Blocker Read(NpgsqlDataReader row)
    {
        var isHidden = row.GetBoolean(12);
        return new Blocker(row.GetInt32(0), row.GetInt32(1))
        {
            PreparedTransaction = Text(2),
            Application = Text(3),
            User = Text(4),
            State = Text(5),
            Kind = Text(6),
            QueryAge = Age(7),
            TransactionAge = Age(8),
            LockMode = Text(9),
            IsQueued = !row.IsDBNull(10) && row.GetBoolean(10),
            LockedObject = Text(11) ?? "something",
            IsHidden = isHidden,
            Query = isHidden || Text(13) is not { } query ? null : SecretMask.Excerpt(query),
        };

        string? Text(int column) => row.IsDBNull(column) || row.GetString(column).Length == 0 ? null : row.GetString(column);

        TimeSpan? Age(int column) => row.IsDBNull(column) ? null : TimeSpan.FromSeconds(row.GetDouble(column));
    }
}
