using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Aggregates: what they are made of, since no function of the server writes their definition.</summary>
internal static class Aggregates
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Aggregate, ["pg_aggregate"], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, {Routines.Signature} as name,
               {Extension("pg_proc", "p.oid")} as extension,
               {Address("pg_proc", "p.oid")},
               case g.aggkind when 'n' then 'normal' when 'o' then 'ordered set' else 'hypothetical set' end as kind,
               pg_get_function_arguments(p.oid) as arguments,
               pg_get_function_result(p.oid) as returns,
               {Function("g.aggtransfn")} as "state function",
               format_type(g.aggtranstype, null) as "state type",
               nullif(g.aggtransspace, 0) as "state size",
               g.agginitval as "initial value",
               {Function("g.aggfinalfn")} as "final function",
               {WhenTrue("g.aggfinalextra")} as "final function extra",
               {Modify("g.aggfinalmodify")} as "final function modify",
               {Function("g.aggcombinefn")} as "combine function",
               {Function("g.aggserialfn")} as "serial function",
               {Function("g.aggdeserialfn")} as "deserial function",
               {Function("g.aggmtransfn")} as "moving state function",
               {Function("g.aggminvtransfn")} as "moving inverse function",
               case when g.aggmtranstype <> 0 then format_type(g.aggmtranstype, null) end as "moving state type",
               nullif(g.aggmtransspace, 0) as "moving state size",
               g.aggminitval as "moving initial value",
               {Function("g.aggmfinalfn")} as "moving final function",
               {WhenTrue("g.aggmfinalextra")} as "moving final function extra",
               case when g.aggmtransfn <> 0 then {Modify("g.aggmfinalmodify")} end as "moving final function modify",
               nullif(g.aggsortop, 0)::regoperator::text as "sort operator",
               case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
               {dialect.Role("p.proowner")} as owner,
               {dialect.Grants("p.proacl", 'f', "p.proowner")} as grants,
               {Comment("pg_proc", "p.oid")} as comment
        from pg_proc p
        join pg_aggregate g on g.aggfnoid = p.oid
        join pg_namespace n on n.oid = p.pronamespace
        where {IsChosen("p")}
        """);

    private static string Modify(string letter) =>
        $"case {letter} when 'r' then 'read only' when 's' then 'shareable' else 'read write' end";
}
