using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Foreign servers.</summary>
internal static class ForeignServers
{
    public static CatalogQuery Query { get; } = new(ObjectKind.ForeignServer, ["pg_foreign_server"], dialect => $"""
        select {InDatabase("pg_foreign_server", "x.oid", "quote_ident(x.srvname)")},
               quote_ident(w.fdwname) as "foreign data wrapper",
               x.srvtype as type,
               x.srvversion as version,
               {Set("x.srvoptions")} as options,
               {dialect.Role("x.srvowner")} as owner,
               {dialect.Grants("x.srvacl", 'S', "x.srvowner")} as grants,
               {Comment("pg_foreign_server", "x.oid")} as comment
        from pg_foreign_server x
        join pg_foreign_data_wrapper w on w.oid = x.srvfdw
        """);
}
