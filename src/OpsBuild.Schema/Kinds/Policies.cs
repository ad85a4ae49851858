using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Row security policies.</summary>
internal static class Policies
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Policy, ["pg_policy"], dialect => $"""
        select n.nspname as in_schema, {Name("c.relname")} as part_of, {Name("c.relname")} || '.' || quote_ident(p.polname) as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_policy", "p.oid")},
               case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as command,
               case when p.polpermissive then 'permissive' else 'restrictive' end as kind,
               (select string_agg(names.role, E'\n' order by names.role collate "C") from (
                   select case r when 0 then 'PUBLIC' else {dialect.Role("r")} end as role from unnest(p.polroles) r) names) as roles,
               pg_get_expr(p.polqual, p.polrelid) as "using",
               pg_get_expr(p.polwithcheck, p.polrelid) as "with check",
               {Comment("pg_policy", "p.oid")} as comment
        from pg_policy p
        join pg_class c on c.oid = p.polrelid
        join pg_namespace n on n.oid = c.relnamespace
        where {IsChosen("c")}
        """);
}
