using Npgsql;

namespace OpsBuild.Migrations.Apply.Indexes;

/// <summary>Finds invalid indexes.</summary>
internal static class InvalidIndexList
{
    // Not those of partitioned tables: they are invalid until every partition has one attached, which a migration may leave for later, and they hold nothing.
    // An index that a constraint or a partitioned index needs cannot be dropped; what a REINDEX left beside a good one needs no rebuilding.
    private const string Sql = """
        select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname),
               i.indrelid::pg_catalog.regclass::text,
               pg_catalog.pg_get_indexdef(c.oid),
               exists (select from pg_catalog.pg_constraint k where k.conindid = c.oid)
                   or exists (select from pg_catalog.pg_inherits h where h.inhrelid = c.oid),
               c.relname ~ '_cc(new|old)[0-9]*$',
               (select min(l.pid) from pg_catalog.pg_locks l
                where l.locktype = 'relation' and l.relation = i.indrelid and l.granted and l.mode = 'ShareUpdateExclusiveLock' and l.pid <> pg_backend_pid()
                  and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database()))
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where not i.indisvalid and c.relkind = 'i' and n.nspname !~ '^pg_(toast_)?temp_'
        order by n.nspname, c.relname
        """;

    /// <summary>Those of the database, over a connection that is in no transaction.</summary>
    public static async Task<IReadOnlyList<InvalidIndex>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<InvalidIndex>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var name = rows.GetString(0);
            found.Add(new InvalidIndex(
                name, rows.GetString(1), Repair(name, rows.GetString(2), isNeeded: rows.GetBoolean(3), isLeftover: rows.GetBoolean(4)),
                await rows.IsDBNullAsync(5, cancellationToken) ? null : rows.GetInt32(5)));
        }
        return found;
    }

    private static IReadOnlyList<string> Repair(string name, string definition, bool isNeeded, bool isLeftover)
    {
        if (isNeeded)
            return [$"reindex index concurrently {name};"];
        var drop = $"drop index concurrently {name};";
        // "CREATE INDEX" or "CREATE UNIQUE INDEX" open every definition, and name and table follow.
        const string index = " INDEX ";
        var at = definition.IndexOf(index, StringComparison.Ordinal) + index.Length;
        return isLeftover ? [drop] : [drop, $"{definition[..at]}CONCURRENTLY {definition[at..]};"];
    }
}
