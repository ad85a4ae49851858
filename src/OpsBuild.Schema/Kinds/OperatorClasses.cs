using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Operator classes with the operators and functions that cannot be without them: <c>app.int_ops using btree</c>.</summary>
internal static class OperatorClasses
{
    public static CatalogQuery Query { get; } = new(ObjectKind.OperatorClass, ["pg_opclass"], dialect => $"""
        select {InSchema("pg_opclass", "x.oid", $"{Name("x.opcname")} || ' using ' || quote_ident(m.amname)")},
               format_type(x.opcintype, null) as type,
               x.opcdefault as "default",
               {NameIn("pg_opfamily", "opf", "x.opcfamily")} as family,
               case when x.opckeytype <> 0 then format_type(x.opckeytype, null) end as storage,
               {FamilyMembers.OperatorsOfClass("x.oid")} as operators,
               {FamilyMembers.FunctionsOfClass("x.oid")} as functions,
               {dialect.Role("x.opcowner")} as owner,
               {Comment("pg_opclass", "x.oid")} as comment
        from pg_opclass x
        join pg_am m on m.oid = x.opcmethod
        join pg_namespace n on n.oid = x.opcnamespace
        where {IsChosen("x")}
        """);
}
