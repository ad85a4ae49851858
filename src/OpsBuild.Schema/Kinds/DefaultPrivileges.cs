using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Default privileges, named in the words of the statement that alters them.</summary>
internal static class DefaultPrivileges
{
    public static CatalogQuery Query { get; } = new(ObjectKind.DefaultPrivileges, ["pg_default_acl"], dialect => $"""
        select n.nspname as in_schema, null::text as part_of,
               'for role ' || {dialect.Role("d.defaclrole")} || coalesce(' in schema ' || quote_ident(n.nspname), '') || ' on '
               || case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types'
                      when 'n' then 'schemas' when 'L' then 'large objects' else format('kind "%s"', d.defaclobjtype) end as name,
               null::text as extension,
               {Address("pg_default_acl", "d.oid")},
               {dialect.OwnGrants("d.defaclacl", "d.defaclrole")} as grants
        from pg_default_acl d
        left join pg_namespace n on n.oid = d.defaclnamespace
        where d.defaclnamespace = 0 or {IsChosenSchema()}
        """);
}
