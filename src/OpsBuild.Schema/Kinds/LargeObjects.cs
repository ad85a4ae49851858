using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Large objects without their data. The OID is the name that users and SQL know one by, so here it is an identity.</summary>
internal static class LargeObjects
{
    public static CatalogQuery Query { get; } = new(ObjectKind.LargeObject, ["pg_largeobject_metadata"], dialect => $"""
        select {InDatabase("pg_largeobject", "x.oid", "x.oid::text")},
               {dialect.Role("x.lomowner")} as owner,
               {dialect.Grants("x.lomacl", 'L', "x.lomowner")} as grants,
               {Comment("pg_largeobject", "x.oid")} as comment
        from pg_largeobject_metadata x
        """);
}
