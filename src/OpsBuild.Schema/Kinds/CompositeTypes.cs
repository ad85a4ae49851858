using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Composite types that stand alone; their attributes are columns.</summary>
internal static class CompositeTypes
{
    public static CatalogQuery Query { get; } = new(ObjectKind.CompositeType, ["pg_type"], dialect => $"""
        select {Types.Identity},
               {Types.Rights(dialect)}
        from pg_type t
        join pg_namespace n on n.oid = t.typnamespace
        join pg_class c on c.oid = t.typrelid
        where t.typtype = 'c' and c.relkind = 'c' and {IsChosen("t")}
        """);
}
