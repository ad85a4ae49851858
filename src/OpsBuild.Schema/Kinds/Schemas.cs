using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Schemas; of PostgreSQL's own only <c>public</c>, which databases hold their tables in.</summary>
internal static class Schemas
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Schema, ["pg_namespace"], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, quote_ident(n.nspname) as name,
               {Extension("pg_namespace", "n.oid")} as extension,
               {Address("pg_namespace", "n.oid")},
               {dialect.Role("n.nspowner")} as owner,
               {dialect.Grants("n.nspacl", 'n', "n.nspowner")} as grants,
               {Comment("pg_namespace", "n.oid")} as comment
        from pg_namespace n
        where (n.oid >= {FirstUserOid} or n.nspname = 'public') and {IsChosenSchema()}
        """);
}
