using Npgsql;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>What somebody made in a database: relations, routines and types outside the system's schemas that no extension brought along.</summary>
internal static class UserObjects
{
    private const int Enough = 20;

    /// <summary>Names some of them; empty when there are none.</summary>
    /// <remarks>Atlas looks for tables only, and takes a database full of views or functions for empty.</remarks>
    public static async Task<IReadOnlyList<string>> ListAsync(
        NpgsqlConnection connection, IReadOnlyList<RevisionPlace> places, CancellationToken cancellationToken)
    {
        var sql = $"""
            select o.kind || ' ' || n.nspname || '.' || o.name
            from (
                select 'pg_class'::regclass as catalog, oid, relnamespace as namespace, relname::text as name,
                       case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
                                    when 'f' then 'foreign table' when 'c' then 'type' else 'table' end as kind
                from pg_catalog.pg_class where relkind in ('r', 'p', 'v', 'm', 'S', 'f', 'c')
                union all
                select 'pg_proc'::regclass, oid, pronamespace, proname::text, case prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end
                from pg_catalog.pg_proc
                union all
                -- not the row types of relations and not the array types: they come with what they are made of
                select 'pg_type'::regclass, oid, typnamespace, typname::text, case typtype when 'd' then 'domain' else 'type' end
                from pg_catalog.pg_type where typrelid = 0 and not exists (select from pg_catalog.pg_type e where e.typarray = pg_type.oid)
            ) o
            join pg_catalog.pg_namespace n on n.oid = o.namespace
            where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              and not (o.name in ('{RevisionTable.Name}', '{ProgressTable.Name}') and o.catalog = 'pg_class'::regclass and n.nspname in ($1, $2))
              and not exists (select from pg_catalog.pg_depend d where d.classid = o.catalog and d.objid = o.oid and d.deptype = 'e')
            order by case o.kind when 'table' then 0 else 1 end, n.nspname, o.name
            limit {Enough}
            """;
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = places[0].Schema });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = places[^1].Schema });
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await rows.ReadAsync(cancellationToken))
            found.Add(rows.GetString(0));
        return found;
    }
}
