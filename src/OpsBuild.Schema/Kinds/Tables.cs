using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Ordinary, partitioned and foreign tables, and partitions.</summary>
internal static class Tables
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Table, ["pg_class", "pg_foreign_table"], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, {Name("c.relname")} as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_class", "c.oid")},
               case c.relkind when 'r' then 'table' when 'p' then 'partitioned table' else 'foreign table' end as kind,
               {Relations.Persistence} as persistence,
               case when c.reloftype <> 0 then format_type(c.reloftype, null) end as "of type",
               case when not c.relispartition then {Relations.Parents} end as inherits,
               case when c.relispartition then {Relations.Parents} end as "partition of",
               pg_get_expr(c.relpartbound, c.oid) as "partition bound",
               {dialect.Since(14, $"{WhenTrue("exists (select from pg_inherits where inhrelid = c.oid and inhdetachpending)")} as \"detach pending\",")}
               case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partition key",
               {Relations.AccessMethod} as "access method",
               {Relations.Tablespace} as tablespace,
               {Set("c.reloptions")} as options,
               {Set("t.reloptions")} as "toast options",
               case c.relreplident when 'd' then 'default' when 'n' then 'nothing' when 'f' then 'full'
                   else 'index' || coalesce((select ' ' || {Name("x.relname", "xn")} from pg_index i
                       join pg_class x on x.oid = i.indexrelid join pg_namespace xn on xn.oid = x.relnamespace
                       where i.indrelid = c.oid and i.indisreplident), '') end as "replica identity",
               c.relrowsecurity as "row security",
               c.relforcerowsecurity as "force row security",
               (select quote_ident(s.srvname) from pg_foreign_server s where s.oid = f.ftserver) as server,
               {Set("f.ftoptions")} as "foreign options",
               {dialect.Role("c.relowner")} as owner,
               {dialect.Grants("c.relacl", 'r', "c.relowner")} as grants,
               {Comment("pg_class", "c.oid")} as comment,
               {Relations.RowType(dialect)}
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_class t on t.oid = c.reltoastrelid
        left join pg_foreign_table f on f.ftrelid = c.oid
        where c.relkind in ('r', 'p', 'f') and {IsChosen("c")}
        """);
}
