using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Domains; their checks are constraints of their own.</summary>
internal static class Domains
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Domain, ["pg_type"], dialect => $"""
        select {Types.Identity},
               format_type(t.typbasetype, t.typtypmod) as type,
               case when t.typcollation <> b.typcollation then {NameIn("pg_collation", "coll", "t.typcollation")} end as collation,
               -- Named since PostgreSQL 17.
               case when t.typnotnull then coalesce((select 'constraint ' || quote_ident(k.conname)
                   || coalesce(' comment ' || quote_literal({Comment("pg_constraint", "k.oid")}), '')
                   from pg_constraint k where k.contypid = t.oid and k.contype = 'n'), 'true') else 'false' end as "not null",
               pg_get_expr(t.typdefaultbin, 0) as "default",
               {Types.Rights(dialect)}
        from pg_type t
        join pg_namespace n on n.oid = t.typnamespace
        join pg_type b on b.oid = t.typbasetype
        where t.typtype = 'd' and {IsChosen("t")}
        """);
}
