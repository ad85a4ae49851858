using Npgsql;

namespace OpsBuild.Migrations.Tests.Database;

/// <summary>
/// Everything that a database's public schema holds, one line per object, as PostgreSQL itself writes it down. Two databases are alike when
/// their listings are. The table with Atlas's revisions is no part of a schema and left out.
/// </summary>
internal static class CatalogListing
{
    private static readonly string[] Queries =
    [
        """
        select 'schema ' || nspname from pg_namespace
        where nspname !~ '^pg_' and nspname not in ('information_schema', 'atlas_schema_revisions')
        """,
        """
        select format('relation %s kind %s persistence %s rls %s force %s partition of %s %s key %s options %s', c.oid::regclass, c.relkind,
            c.relpersistence, c.relrowsecurity, c.relforcerowsecurity, coalesce(i.inhparent::regclass::text, '-'),
            pg_get_expr(c.relpartbound, c.oid), case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end, c.reloptions)
        from pg_class c left join pg_inherits i on i.inhrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relname !~ '^atlas_schema_revisions'
        """,
        """
        select format('column %s.%s at %s: %s %s default %s identity "%s" generated "%s" collation %s', a.attrelid::regclass, a.attname,
            a.attnum, format_type(a.atttypid, a.atttypmod), case when a.attnotnull then 'not null' end,
            pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, nullif(a.attcollation, 0)::regcollation)
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'c', 'f')
            and a.attnum > 0 and not a.attisdropped and c.relname !~ '^atlas_schema_revisions'
        """,
        """
        select format('constraint %s on %s: %s valid %s', conname, conrelid::regclass, pg_get_constraintdef(oid), convalidated)
        from pg_constraint where connamespace = 'public'::regnamespace and conname !~ '^atlas_schema_revisions'
        """,
        """
        select format('index %s valid %s', pg_get_indexdef(i.indexrelid), i.indisvalid)
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where c.relnamespace = 'public'::regnamespace and c.relname !~ '^atlas_schema_revisions'
        """,
        """
        select format('sequence %s: %s start %s by %s from %s to %s cache %s cycle %s', s.seqrelid::regclass, format_type(s.seqtypid, null),
            s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle)
        from pg_sequence s join pg_class c on c.oid = s.seqrelid where c.relnamespace = 'public'::regnamespace
        """,
        """
        select format('view %s: %s', oid::regclass, pg_get_viewdef(oid)) from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        """,
        """
        select format('function %s: %s', oid::regprocedure, pg_get_functiondef(oid)) from pg_proc
        where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')
        """,
        """
        select format('trigger %s enabled %s', pg_get_triggerdef(t.oid), t.tgenabled)
        from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not t.tgisinternal
        """,
        """
        select format('policy %s on %s for %s permissive %s to %s using %s check %s', polname, polrelid::regclass, polcmd, polpermissive,
            (select string_agg(coalesce(r.rolname, 'public'), ', ' order by 1) from unnest(polroles) role left join pg_roles r on r.oid = role),
            pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
        from pg_policy
        """,
        """
        select format('enum %s: %s', enumtypid::regtype, string_agg(enumlabel, ', ' order by enumsortorder)) from pg_enum group by enumtypid
        """,
        """
        select format('comment on %s %s: %s', o.type, o.identity, d.description)
        from pg_description d cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) o
        where d.objoid >= 16384
        """,
    ];

    public static async Task<string[]> ReadAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var query in Queries)
        {
            await using var command = database.CreateCommand(query);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                lines.Add(rows.GetString(0));
        }
        return [.. lines.Order(StringComparer.Ordinal)];
    }
}
