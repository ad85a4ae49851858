using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>The roles that matter to the database, without their passwords, which are never read.</summary>
internal static class Roles
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Role, [], dialect => $"""
        select null::text as in_schema, null::text as part_of, {dialect.RoleNamed("r.rolname")} as name, null::text as extension,
               {Address("pg_roles", "r.oid")},
               r.rolcanlogin as login,
               r.rolsuper as superuser,
               r.rolinherit as inherit,
               r.rolcreaterole as "create role",
               r.rolcreatedb as "create database",
               r.rolreplication as replication,
               r.rolbypassrls as "bypass row security",
               nullif(r.rolconnlimit, -1) as "connection limit",
               -- Once set it can be taken back only to infinity, which says the same as nothing.
               nullif(r.rolvaliduntil, 'infinity')::text as "valid until",
               {SharedComment("pg_authid", "r.oid")} as comment
        from ({RolesThatMatter.Oids(dialect)}) m join pg_roles r on r.oid = m.oid
        """);
}
