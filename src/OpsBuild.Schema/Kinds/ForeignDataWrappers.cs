using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Foreign-data wrappers.</summary>
internal static class ForeignDataWrappers
{
    public static CatalogQuery Query { get; } = new(ObjectKind.ForeignDataWrapper, ["pg_foreign_data_wrapper"], dialect => $"""
        select {InDatabase("pg_foreign_data_wrapper", "x.oid", "quote_ident(x.fdwname)")},
               {Function("x.fdwhandler")} as handler,
               {Function("x.fdwvalidator")} as validator,
               {Set("x.fdwoptions")} as options,
               {dialect.Role("x.fdwowner")} as owner,
               {dialect.Grants("x.fdwacl", 'F', "x.fdwowner")} as grants,
               {Comment("pg_foreign_data_wrapper", "x.oid")} as comment
        from pg_foreign_data_wrapper x
        where x.oid >= {FirstUserOid}
        """);
}
