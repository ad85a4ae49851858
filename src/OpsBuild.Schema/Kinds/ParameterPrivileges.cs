using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Who may set a server parameter that is not everybody's to set, as far as it is everybody or a role that matters.</summary>
internal static class ParameterPrivileges
{
    public static CatalogQuery Query { get; } = new(ObjectKind.ParameterPrivileges, ["pg_parameter_acl"], dialect => $"""
        select null::text as in_schema, null::text as part_of, p.parname as name, null::text as extension,
               {Address("pg_parameter_acl", "p.oid")},
               string_agg(p.line, E'\n' order by p.line collate "C") as grants
        from (
            select x.oid, x.parname,
                   case a.grantee when 0 then 'PUBLIC' else {dialect.Role("a.grantee")} end || '='
                   || string_agg(a.privilege_type || case when a.is_grantable then '*' else '' end, ',' order by a.privilege_type collate "C")
                   || case a.grantor when 10 then '' else '/' || {dialect.Role("a.grantor")} end as line
            from pg_parameter_acl x, aclexplode(x.paracl) a
            where a.grantee = 0 or a.grantee in ({RolesThatMatter.Oids(dialect)})
            group by x.oid, x.parname, a.grantee, a.grantor) p
        group by p.oid, p.parname
        """) { Since = 15 };
}
