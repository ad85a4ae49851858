using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Who of the roles that matter is a member of which role, PostgreSQL's own among them: <c>reporting in pg_read_all_data</c>.</summary>
internal static class RoleMemberships
{
    public static CatalogQuery Query { get; } = new(ObjectKind.RoleMembership, [], dialect => $"""
        with matter as materialized ({RolesThatMatter.Oids(dialect)})
        select null::text as in_schema, null::text as part_of, {dialect.Role("a.member")} || ' in ' || {dialect.Role("a.roleid")} as name,
               null::text as extension,
               {Address("pg_auth_members", "a.roleid")},
               string_agg({Options(dialect)}, E'\n' order by {Options(dialect)} collate "C") as options
        from pg_auth_members a
        where a.member in (select m.oid from matter m) and (a.roleid < {FirstUserOid} or a.roleid in (select m.oid from matter m))
        group by a.member, a.roleid
        """);

    // Since 16 a membership has options and is one for each grantor; before, the grantor was not kept true. Who granted as the cluster's first
    // superuser is not said, since that has another name everywhere.
    private static string Options(Dialect dialect) => dialect.Since(16,
        $"""
        concat_ws(',', case when a.admin_option then 'ADMIN' end, case when a.inherit_option then 'INHERIT' end, case when a.set_option then 'SET' end)
            || case a.grantor when 10 then '' else '/' || {dialect.Role("a.grantor")} end
        """,
        before: "case when a.admin_option then 'ADMIN' else '' end");
}
