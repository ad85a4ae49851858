using OpsBuild.Schema.Reading;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// The roles that decide who may do what in the database: those that its objects mention (owners, grantees, policies, default privileges, user
/// mappings) or that have settings for it, those that these are members of, and their members. Neither PostgreSQL's own roles nor the cluster's
/// first superuser, which every environment names as it likes and no migration changes.
/// </summary>
internal static class RolesThatMatter
{
    public const string Database = "(select d.oid from pg_database d where d.datname = current_database())";

    /// <summary>A query for their OIDs.</summary>
    // Before 14 only superusers may ask for a subscription's OID, and only they own subscriptions.
    // The server keeps track of what mentions a role, so no list of grants has to be looked into.
    public static string Oids(Dialect dialect) => $"""
        with recursive mentioned as (
            select s.refobjid as oid from pg_shdepend s
            where s.refclassid = 'pg_authid'::regclass
              and (s.dbid = {Database} or (s.dbid = 0 and s.classid = 'pg_database'::regclass and s.objid = {Database}))
            {dialect.Since(14, $"union select u.subowner from pg_subscription u where u.subdbid = {Database}")}
            union select g.setrole from pg_db_role_setting g where g.setdatabase = {Database}
        ), above as (
            select m.oid from mentioned m
            union select a.roleid from above join pg_auth_members a on a.member = above.oid
        ), below as (
            select m.oid from mentioned m
            where m.oid >= {Fragments.FirstUserOid}
            union select a.member from below join pg_auth_members a on a.roleid = below.oid
        )
        select r.oid from (select above.oid from above union select below.oid from below) r where r.oid >= {Fragments.FirstUserOid}
        """;
}
