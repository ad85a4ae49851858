namespace OpsBuild.Schema.Tests.Differences;

/// <content>The database, roles, and grants that are no attribute of an object of the database.</content>
internal static partial class SingleDifferences
{
    private static Case[] Rights =>
    [
        // Default privileges
        One("alter default privileges for role ADMIN in schema other grant insert on tables to pg_monitor",
            "default privileges for role ADMIN in schema other on tables: grants"),
        One("alter default privileges for role ADMIN revoke execute on functions from public",
            "+ default privileges for role ADMIN on functions"),

        // The database
        One("alter database DATABASE set work_mem = '8MB'", "database current: settings"),
        One("alter database DATABASE connection limit 50", "database current: connection limit"),
        One("alter database DATABASE is_template true; alter database DATABASE is_template false"),
        One("grant connect on database DATABASE to ADMIN_member", "database current: grants"),
        One("revoke connect on database DATABASE from public", "database current: grants"),
        One("alter database DATABASE owner to ADMIN_app", "database current: owner"),
        One("comment on database DATABASE is 'the shop'", "database current: comment"),

        // What PostgreSQL brings
        One("grant select on pg_authid to ADMIN_app", "+ system privileges table pg_catalog.pg_authid"),
        One("grant select on pg_roles to ADMIN_app", "+ system privileges view pg_catalog.pg_roles"),
        One("grant select (rolpassword) on pg_authid to ADMIN_app", "+ system privileges column pg_catalog.pg_authid.rolpassword"),
        One("revoke select on information_schema.tables from public", "system privileges view information_schema.tables: grants"),
        One("revoke execute on function pg_catalog.lower(text) from public", "+ system privileges function pg_catalog.lower(text)"),
        One("grant execute on function pg_catalog.pg_ls_dir(text) to ADMIN_app", "+ system privileges function pg_catalog.pg_ls_dir(text)"),
        One("grant execute on function pg_catalog.pg_sleep(double precision) to ADMIN_app",
            "system privileges function pg_catalog.pg_sleep(double precision): grants"),
        One("revoke usage on type pg_catalog.int4 from public", "+ system privileges type pg_catalog.int4"),
        One("revoke usage on schema information_schema from public", "system privileges schema information_schema: grants"),
        One("revoke usage on language sql from public", "+ system privileges language sql"),
        One("grant select on pg_class to ADMIN_app; revoke select on pg_class from ADMIN_app"),

        // Server parameters
        One("grant set on parameter ADMIN.other to ADMIN_app", "+ parameter privileges ADMIN.other", since: 15),
        One("grant alter system on parameter ADMIN.mode to ADMIN_app", "parameter privileges ADMIN.mode: grants", since: 15),
        One("grant set on parameter ADMIN.other to ADMIN_stranger; revoke set on parameter ADMIN.mode from ADMIN_app",
            "- parameter privileges ADMIN.mode", since: 15),

        // Roles
        One("alter role ADMIN_app login", "role ADMIN_app: login"),
        One("alter role ADMIN_app superuser", "role ADMIN_app: superuser"),
        One("alter role ADMIN_app noinherit", "role ADMIN_app: inherit"),
        One("alter role ADMIN_app createrole", "role ADMIN_app: create role"),
        One("alter role ADMIN_app createdb", "role ADMIN_app: create database"),
        One("alter role ADMIN_app replication", "role ADMIN_app: replication"),
        One("alter role ADMIN_app bypassrls", "role ADMIN_app: bypass row security"),
        One("alter role ADMIN_app connection limit 5", "role ADMIN_app: connection limit"),
        One("alter role ADMIN_app valid until '2030-01-01'", "role ADMIN_app: valid until"),
        One("comment on role ADMIN_app is 'the shop'", "role ADMIN_app: comment"),
        One("alter role ADMIN_app password 'x'"),
        One("alter role ADMIN_stranger login"),
        One("grant select on app.customers to ADMIN_stranger", "table app.customers: grants", "+ role ADMIN_stranger"),
        One("grant ADMIN_stranger to ADMIN_app", "+ role ADMIN_stranger", "+ role membership ADMIN_app in ADMIN_stranger"),
        One("grant ADMIN_app to ADMIN_stranger", "+ role ADMIN_stranger", "+ role membership ADMIN_stranger in ADMIN_app"),
        One("grant pg_monitor to ADMIN_app", "+ role membership ADMIN_app in pg_monitor"),
        One("revoke ADMIN_app from ADMIN_member", "- role ADMIN_member", "- role membership ADMIN_member in ADMIN_app"),
        One("grant ADMIN_app to ADMIN_member with admin option", "role membership ADMIN_member in ADMIN_app: options"),
        One("grant ADMIN_app to ADMIN_member with inherit false", "role membership ADMIN_member in ADMIN_app: options", since: 16),
        One("alter role ADMIN_app set work_mem = '9MB'", "role settings ADMIN_app: settings"),
        One("alter role ADMIN_member set work_mem = '9MB'", "+ role settings ADMIN_member"),
        One("alter role ADMIN_app in database DATABASE set work_mem = '9MB'", "+ role settings ADMIN_app in database"),
        One("alter role ADMIN_stranger set work_mem = '9MB'"),
        One("alter role ADMIN_stranger in database DATABASE set work_mem = '9MB'",
            "+ role ADMIN_stranger", "+ role settings ADMIN_stranger in database"),
    ];
}
