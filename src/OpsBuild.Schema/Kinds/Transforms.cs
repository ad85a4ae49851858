using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Transforms of a type for a language: <c>for app.pair language plpython3u</c>.</summary>
internal static class Transforms
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Transform, ["pg_transform"], _ => $"""
        select {InDatabase("pg_transform", "x.oid", "'for ' || format_type(x.trftype, null) || ' language ' || quote_ident(l.lanname)")},
               {Function("x.trffromsql")} as "from sql",
               {Function("x.trftosql")} as "to sql",
               {Comment("pg_transform", "x.oid")} as comment
        from pg_transform x
        join pg_language l on l.oid = x.trflang
        where x.oid >= {FirstUserOid}
        """);
}
