using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Extensions, PostgreSQL's own plpgsql among them: its version can differ too.</summary>
internal static class Extensions
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Extension, ["pg_extension"], dialect => $"""
        select null::text as in_schema, null::text as part_of, quote_ident(x.extname) as name, null::text as extension,
               {Address("pg_extension", "x.oid")},
               x.extversion as version,
               quote_ident(n.nspname) as schema,
               {dialect.Role("x.extowner")} as owner,
               {Comment("pg_extension", "x.oid")} as comment
        from pg_extension x join pg_namespace n on n.oid = x.extnamespace
        """);
}
