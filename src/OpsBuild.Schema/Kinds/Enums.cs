using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Enumerations, with their labels in order.</summary>
internal static class Enums
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Enum, ["pg_type", "pg_enum"], dialect => $"""
        select {Types.Identity},
               (select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder) from pg_enum e where e.enumtypid = t.oid) as labels,
               {Types.Rights(dialect)}
        from pg_type t join pg_namespace n on n.oid = t.typnamespace
        where t.typtype = 'e' and {IsChosen("t")}
        """);
}
