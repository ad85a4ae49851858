using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Event triggers, which belong to the database and to no schema.</summary>
internal static class EventTriggers
{
    public static CatalogQuery Query { get; } = new(ObjectKind.EventTrigger, ["pg_event_trigger"], dialect => $"""
        select null::text as in_schema, null::text as part_of, quote_ident(t.evtname) as name,
               {Extension("pg_event_trigger", "t.oid")} as extension,
               {Address("pg_event_trigger", "t.oid")},
               t.evtevent as event,
               {Set("t.evttags")} as tags,
               t.evtfoid::regprocedure::text as function,
               {Triggers.State("t.evtenabled")} as state,
               {dialect.Role("t.evtowner")} as owner,
               {Comment("pg_event_trigger", "t.oid")} as comment
        from pg_event_trigger t
        where t.oid >= {FirstUserOid}
        """);
}
