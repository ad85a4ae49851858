using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// Operator families with their loose operators and functions, those of no class. One of PostgreSQL's own is an object only where somebody added
/// to it, and holds what was added.
/// </summary>
internal static class OperatorFamilies
{
    public static CatalogQuery Query { get; } = new(ObjectKind.OperatorFamily, ["pg_opfamily", "pg_amop", "pg_amproc"], dialect => $"""
        select * from (
        select {InSchema("pg_opfamily", "x.oid", $"{Name("x.opfname")} || ' using ' || quote_ident(m.amname)")},
               {FamilyMembers.LooseOperators("x.oid")} as operators,
               {FamilyMembers.LooseFunctions("x.oid")} as functions,
               {dialect.Role("x.opfowner")} as owner,
               {Comment("pg_opfamily", "x.oid")} as comment
        from pg_opfamily x
        join pg_am m on m.oid = x.opfmethod
        join pg_namespace n on n.oid = x.opfnamespace
        where {IsChosenSchema()}
          and (x.oid >= {FirstUserOid} or exists (select from pg_amop o where o.amopfamily = x.oid and o.oid >= {FirstUserOid})
               or exists (select from pg_amproc p where p.amprocfamily = x.oid and p.oid >= {FirstUserOid}))
        ) f
        where f._oid >= {FirstUserOid} or f.operators is not null or f.functions is not null
        """);
}
