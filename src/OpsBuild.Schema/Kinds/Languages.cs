using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Procedural languages; what PostgreSQL brings, with plpgsql, has its grants among <see cref="SystemPrivileges"/>.</summary>
internal static class Languages
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Language, ["pg_language"], dialect => $"""
        select {InDatabase("pg_language", "x.oid", "quote_ident(x.lanname)")},
               x.lanpltrusted as trusted,
               {Function("x.lanplcallfoid")} as handler,
               {Function("x.laninline")} as inline,
               {Function("x.lanvalidator")} as validator,
               {dialect.Role("x.lanowner")} as owner,
               {dialect.Grants("x.lanacl", 'l', "x.lanowner")} as grants,
               {Comment("pg_language", "x.oid")} as comment
        from pg_language x
        where x.oid >= {FirstUserOid}
        """);
}
