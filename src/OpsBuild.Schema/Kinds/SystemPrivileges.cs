using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// Grants on what PostgreSQL brings, where they are no longer those of a new cluster: <c>table pg_catalog.pg_authid</c>,
/// <c>function pg_catalog.pg_ls_dir(text)</c>. Both are said, so that the way back is known from the object alone; only of the information schema
/// the initial ones are not known, so what it grants is always said.
/// </summary>
internal static class SystemPrivileges
{
    public static CatalogQuery Query { get; } = new(ObjectKind.SystemPrivileges, ["pg_init_privs"], dialect => $"""
        select null::text as in_schema, null::text as part_of, s.name, null::text as extension,
               s.class as {ObjectRows.Catalog}, s.oid as {ObjectRows.Oid}, s.part as {ObjectRows.Part}, s.grants, s."initial grants"
        from (
            select x.name, x.class, x.oid, x.part,
                   {dialect.GrantsIn("coalesce(x.acl, x.defaults)", "x.owner")} as grants,
                   case when x.known then {dialect.GrantsIn("coalesce(x.initprivs, x.defaults)", "x.owner")} end as "initial grants"
            from (
                {Of("pg_class", "x.relacl", "acldefault(case x.relkind when 'S' then 's' else 'r' end::\"char\", x.relowner)", "x.relowner",
                    $"case x.relkind when 'S' then 'sequence ' when 'v' then 'view ' else 'table ' end || {Name("x.relname")}", "x.relnamespace")}
                union all
                select 'column ' || {Name("c.relname")} || '.' || quote_ident(x.attname), 'pg_class'::regclass::oid, c.oid, x.attnum::integer,
                       x.attacl, i.initprivs, acldefault('c', c.relowner), c.relowner, {Known}
                from pg_attribute x join pg_class c on c.oid = x.attrelid join pg_namespace n on n.oid = c.relnamespace
                left join pg_init_privs i on i.objoid = x.attrelid and i.classoid = 'pg_class'::regclass and i.objsubid = x.attnum
                where x.attrelid < {FirstUserOid} and x.attnum > 0 and x.attacl is distinct from i.initprivs
                union all
                {Of("pg_proc", "x.proacl", "acldefault('f', x.proowner)", "x.proowner",
                    $"case x.prokind when 'p' then 'procedure ' when 'a' then 'aggregate ' else 'function ' end || {Routines.SignatureOf("x")}", "x.pronamespace")}
                union all
                {Of("pg_type", "x.typacl", "acldefault('T', x.typowner)", "x.typowner", $"'type ' || {Name("x.typname")}", "x.typnamespace")}
                union all
                {Of("pg_namespace", "x.nspacl", "acldefault('n', x.nspowner)", "x.nspowner", "'schema ' || quote_ident(x.nspname)", "x.oid")}
                  and x.nspname <> 'public'
                union all
                {Of("pg_language", "x.lanacl", "acldefault('l', x.lanowner)", "x.lanowner", "'language ' || quote_ident(x.lanname)", "'pg_catalog'::regnamespace")}
            ) x
        ) s
        where s.grants is distinct from s."initial grants"
        """);

    // What the information schema grants is not written down when a cluster is made, so whatever it grants is said.
    private const string Known = "n.nspname <> 'information_schema' or i.objoid is not null";

    private static string Of(string catalog, string acl, string defaults, string owner, string name, string schema) =>
        $"""
        select {name} as name, '{catalog}'::regclass::oid as class, x.oid, 0 as part, {acl} as acl, i.initprivs, {defaults} as defaults, {owner} as owner,
               {Known} as known
        from {catalog} x join pg_namespace n on n.oid = {schema}
        left join pg_init_privs i on i.objoid = x.oid and i.classoid = '{catalog}'::regclass and i.objsubid = 0
        where x.oid < {FirstUserOid} and {acl} is distinct from i.initprivs
        """;
}
