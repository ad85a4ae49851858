using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Triggers that somebody made. Those that enforce constraints are attributes of their constraint.</summary>
internal static class Triggers
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Trigger, ["pg_trigger"], _ => $"""
        select n.nspname as in_schema, {Name("c.relname")} as part_of, {Name("c.relname")} || '.' || quote_ident(t.tgname) as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_trigger", "t.oid")},
               pg_get_triggerdef(t.oid) as definition,
               {State("t.tgenabled")} as state,
               {WhenTrue("t.tgparentid <> 0")} as inherited,
               {Comment("pg_trigger", "t.oid")} as comment
        from pg_trigger t
        join pg_class c on c.oid = t.tgrelid
        join pg_namespace n on n.oid = c.relnamespace
        -- Before 15 a partition's copy of a trigger is marked internal.
        where (not t.tgisinternal or (t.tgparentid <> 0
            and not exists (select from pg_constraint k where k.oid = t.tgconstraint and k.contype <> 't'))) and {IsChosen("c")}
        """);

    /// <summary>When a trigger, rule or event trigger fires, by the session's <c>session_replication_role</c>.</summary>
    public static string State(string letter) =>
        $"case {letter} when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'replica' else 'always' end";
}
