using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Rules; the one that makes a view a view is the view's definition.</summary>
internal static class Rules
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Rule, ["pg_rewrite"], _ => $"""
        select n.nspname as in_schema, {Name("c.relname")} as part_of, {Name("c.relname")} || '.' || quote_ident(r.rulename) as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_rewrite", "r.oid")},
               pg_get_ruledef(r.oid) as definition,
               {Triggers.State("r.ev_enabled")} as state,
               {Comment("pg_rewrite", "r.oid")} as comment
        from pg_rewrite r
        join pg_class c on c.oid = r.ev_class
        join pg_namespace n on n.oid = c.relnamespace
        where r.rulename <> '_RETURN' and {IsChosen("c")}
        """);
}
