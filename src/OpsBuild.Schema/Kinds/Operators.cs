using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Operators: <c>app.===(integer, integer)</c>, with NONE where a prefix operator has no left operand.</summary>
internal static class Operators
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Operator, ["pg_operator"], dialect => $"""
        select {InSchema("pg_operator", "x.oid",
                   $"quote_ident(n.nspname) || '.' || x.oprname || '(' || {Operand("x.oprleft")} || ', ' || {Operand("x.oprright")} || ')'")},
               -- Without one it is a shell: named as another's commutator or negator and never made.
               {Function("x.oprcode")} as function,
               {Type("x.oprleft")} as "left type",
               {Type("x.oprright")} as "right type",
               {Type("x.oprresult")} as returns,
               nullif(x.oprcom, 0)::regoperator::text as commutator,
               nullif(x.oprnegate, 0)::regoperator::text as negator,
               {FunctionName("x.oprrest")} as restrict,
               {FunctionName("x.oprjoin")} as "join",
               x.oprcanhash as hashes,
               x.oprcanmerge as merges,
               {dialect.Role("x.oprowner")} as owner,
               {Comment("pg_operator", "x.oid")} as comment
        from pg_operator x
        join pg_namespace n on n.oid = x.oprnamespace
        where {IsChosen("x")}
        """);

    private static string Type(string oid) => $"case when {oid} <> 0 then format_type({oid}, null) end";

    private static string Operand(string oid) => $"coalesce({Type(oid)}, 'NONE')";
}
