using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Subscriptions of this database without their connection strings, which hold passwords, and without how far they are.</summary>
internal static class Subscriptions
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Subscription, ["pg_subscription"], dialect => $"""
        select {InDatabase("pg_subscription", "x.oid", "quote_ident(x.subname)")},
               x.subenabled as enabled,
               {Set("x.subpublications")} as publications,
               x.subslotname::text as "slot name",
               x.subsynccommit as "synchronous commit",
               {dialect.Since(14, $"""
                   x.subbinary as binary,
                   {dialect.Since(16, "case x.substream when 'f' then 'off' when 't' then 'on' when 'p' then 'parallel' end", before: "case when x.substream then 'on' else 'off' end")} as streaming,
                   """)}
               {dialect.Since(15, """
                   x.subtwophasestate <> 'd' as "two phase",
                   x.subdisableonerr as "disable on error",
                   """)}
               {dialect.Since(16, """
                   x.subpasswordrequired as "password required",
                   x.subrunasowner as "run as owner",
                   x.suborigin as origin,
                   """)}
               {dialect.Since(17, "x.subfailover as failover,")}
               {dialect.Role("x.subowner")} as owner,
               {Comment("pg_subscription", "x.oid")} as comment
        from pg_subscription x
        where x.subdbid = {RolesThatMatter.Database}
        """);
}
