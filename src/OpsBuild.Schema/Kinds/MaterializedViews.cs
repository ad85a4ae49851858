using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Materialized views. Whether one is populated can be seen by who reads it: an unpopulated one cannot be read at all.</summary>
internal static class MaterializedViews
{
    public static CatalogQuery Query { get; } = new(ObjectKind.MaterializedView, [], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, {Name("c.relname")} as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_class", "c.oid")},
               pg_get_viewdef(c.oid) as definition,
               c.relispopulated as populated,
               {Relations.Persistence} as persistence,
               {Relations.AccessMethod} as "access method",
               {Relations.Tablespace} as tablespace,
               {Set("c.reloptions")} as options,
               {Set("t.reloptions")} as "toast options",
               {dialect.Role("c.relowner")} as owner,
               {dialect.Grants("c.relacl", 'r', "c.relowner")} as grants,
               {Comment("pg_class", "c.oid")} as comment,
               {Relations.RowType(dialect)}
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_class t on t.oid = c.reltoastrelid
        where c.relkind = 'm' and {IsChosen("c")}
        """);
}
