using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Views. The options are those that decide whose rights and policies apply, so they weigh as much as the query.</summary>
internal static class Views
{
    public static CatalogQuery Query { get; } = new(ObjectKind.View, [], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, {Name("c.relname")} as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_class", "c.oid")},
               pg_get_viewdef(c.oid) as definition,
               {Set("c.reloptions")} as options,
               {dialect.Role("c.relowner")} as owner,
               {dialect.Grants("c.relacl", 'r', "c.relowner")} as grants,
               {Comment("pg_class", "c.oid")} as comment,
               {Relations.RowType(dialect)}
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'v' and {IsChosen("c")}
        """);
}
