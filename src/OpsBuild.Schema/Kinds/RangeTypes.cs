using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Range types, each with its multirange type.</summary>
internal static class RangeTypes
{
    public static CatalogQuery Query { get; } = new(ObjectKind.RangeType, ["pg_type", "pg_range"], dialect => $"""
        select {Types.Identity},
               format_type(r.rngsubtype, null) as subtype,
               {NameIn("pg_opclass", "opc", "r.rngsubopc")} as "operator class",
               case when r.rngcollation <> s.typcollation then {NameIn("pg_collation", "coll", "r.rngcollation")} end as collation,
               nullif(r.rngcanonical::oid, 0)::regprocedure::text as canonical,
               nullif(r.rngsubdiff::oid, 0)::regprocedure::text as "subtype difference",
               {dialect.Since(14, "format_type(r.rngmultitypid, null) as multirange,")}
               {Types.Rights(dialect)}
        from pg_type t
        join pg_namespace n on n.oid = t.typnamespace
        join pg_range r on r.rngtypid = t.oid
        join pg_type s on s.oid = r.rngsubtype
        where t.typtype = 'r' and {IsChosen("t")}
        """);
}
