using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Indexes that no constraint made. An invalid one is written like a valid one; only the attribute <c>valid</c> tells them apart.</summary>
internal static class Indexes
{
    // Options can be changed alone, so they are no part of the definition: taken out exactly as PostgreSQL writes them into it.
    private const string Options = """
        (select string_agg(quote_ident(split_part(o.item, '=', 1)) || '='
            || case when quote_ident(o.value) = o.value then o.value else quote_literal(o.value) end, ', ' order by o.ordinality)
         from (select item, substr(item, strpos(item, '=') + 1) as value, ordinality from unnest(c.reloptions) with ordinality u(item, ordinality)) o)
        """;

    public static CatalogQuery Query { get; } = new(ObjectKind.Index, ["pg_index"], _ => $"""
        select n.nspname as in_schema, {Name("t.relname", "tn")} as part_of, {Name("c.relname")} as name,
               {Extension("pg_class", "t.oid")} as extension,
               {Address("pg_class", "c.oid")},
               case when c.reloptions is null then pg_get_indexdef(c.oid)
                   else replace(pg_get_indexdef(c.oid), ' WITH (' || {Options} || ')', '') end as definition,
               {IndexAttributes.Of("i", "c")},
               {Comment("pg_class", "c.oid")} as comment
        from pg_index i
        join pg_class c on c.oid = i.indexrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_class t on t.oid = i.indrelid
        join pg_namespace tn on tn.oid = t.relnamespace
        where {IsChosen("c")}
          and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
        """);
}
