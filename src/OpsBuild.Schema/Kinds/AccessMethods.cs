using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Access methods of tables and indexes.</summary>
internal static class AccessMethods
{
    public static CatalogQuery Query { get; } = new(ObjectKind.AccessMethod, ["pg_am"], _ => $"""
        select {InDatabase("pg_am", "x.oid", "quote_ident(x.amname)")},
               case x.amtype when 't' then 'table' else 'index' end as type,
               {Function("x.amhandler")} as handler,
               {Comment("pg_am", "x.oid")} as comment
        from pg_am x
        where x.oid >= {FirstUserOid}
        """);
}
