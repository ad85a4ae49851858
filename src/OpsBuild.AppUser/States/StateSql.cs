using OpsBuild.AppUser.Policies;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.AppUser.States;

/// <summary>The queries that read a database's state; each asks for everything of its kind, so that their number does not depend on how much there is.</summary>
/// <remarks>$1 is the user's name, $2 the policy's schemas. Run with <c>search_path</c> at pg_catalog, so that every name that comes back is a full one.</remarks>
/// <param name="major">The server's major version.</param>
internal sealed class StateSql(int major)
{
    // The table that another part of the pipeline may keep beside the history.
    private const string PipelinesPrefix = "opsbuild_";

    private const string User = "app as (select (select oid from pg_roles where rolname = $1) as oid)";

    private static readonly string History = $"""
        history as (select relnamespace as schema from pg_class where relname = '{RevisionTable.Name}' and relkind in ('r', 'p'))
        """;

    private static readonly string IsHistory = $"""
        (n.nspname = '{RevisionTable.DefaultSchema}' or c.relname = '{RevisionTable.Name}'
         or (starts_with(c.relname::text, '{PipelinesPrefix}') and n.oid in (select schema from history)))
        """;

    /// <summary>What a role can be, or act as: from 16 on a member may be kept from SET ROLE.</summary>
    private string Become => major >= 16 ? "SET" : "MEMBER";

    // Until 15 whoever may create roles may give any that is no superuser's; from 16 on only what it has ADMIN OPTION on.
    private string MayGive => major >= 16
        ? "pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')"
        : "pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION') or (not r.rolsuper and (select m.rolcreaterole from pg_roles m where m.rolname = current_user))";

    public static string Server => """
        select current_database()::text, current_user::text, current_setting('is_superuser')::boolean,
               (select rolcreaterole from pg_roles where rolname = current_user),
               array(select a.name from pg_roles r, lateral (values ('CREATEDB', r.rolcreatedb), ('REPLICATION', r.rolreplication), ('BYPASSRLS', r.rolbypassrls)) a(name, has)
                     where r.rolname = current_user and a.has),
               current_setting('password_encryption'), coalesce(current_setting('scram_iterations', true), '4096')::integer,
               array(select wanted from unnest($1::text[]) wanted where not exists (select from pg_namespace where nspname = wanted))
        """;

    public static string Role => """
        select r.rolcanlogin, r.rolconnlimit, coalesce(r.rolvaliduntil < now(), false),
               array_remove(array[
                   case when r.rolsuper then 'SUPERUSER' end, case when r.rolcreatedb then 'CREATEDB' end, case when r.rolcreaterole then 'CREATEROLE' end,
                   case when r.rolreplication then 'REPLICATION' end, case when r.rolbypassrls then 'BYPASSRLS' end], null),
               coalesce((select s.setconfig from pg_db_role_setting s
                         where s.setrole = r.oid and s.setdatabase = (select oid from pg_database where datname = current_database())), array[]::text[]),
               array(select g.rolname::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid order by g.rolname, m.grantor),
               array(select pg_get_userbyid(m.grantor)::text from pg_auth_members m join pg_roles g on g.oid = m.roleid where m.member = r.oid order by g.rolname, m.grantor),
               array(select pg_describe_object(d.classid, d.objid, d.objsubid) from pg_shdepend d
                     where d.refclassid = 'pg_authid'::regclass and d.refobjid = r.oid and d.deptype = 'o'
                       and d.dbid in (0, (select oid from pg_database where datname = current_database()))
                     order by 1 limit 100),
               pg_has_role(r.oid, 'MEMBER WITH ADMIN OPTION')
        from pg_roles r where r.rolname = $1
        """;

    public static string Database => $"""
        with {User}
        select 'd', null, quote_ident(d.datname), pg_get_userbyid(d.datdba)::text, '', false, false, {Direct("d.datacl")},
               array(select p from unnest(array['CONNECT', 'CREATE', 'TEMPORARY']) p where app.oid is not null and has_database_privilege(app.oid, d.oid, p)),
               {Public("coalesce(d.datacl, acldefault('d', d.datdba))")},
               case when pg_has_role(d.datdba, 'USAGE') then array[]::text[]
                    else array(select p from unnest(array['CONNECT']) p where has_database_privilege(d.oid, p || ' WITH GRANT OPTION')) end,
               null::text, array[]::text[]
        from pg_database d, app where d.datname = current_database()
        """;

    public static string Schemas => $"""
        with {User}
        select 'n', n.nspname::text, quote_ident(n.nspname), pg_get_userbyid(n.nspowner)::text, '', false, n.nspname = '{RevisionTable.DefaultSchema}', {Direct("n.nspacl")},
               array(select p from unnest(array['USAGE', 'CREATE']) p where app.oid is not null and has_schema_privilege(app.oid, n.oid, p)),
               {Public("n.nspacl")},
               case when pg_has_role(n.nspowner, 'USAGE') then array[]::text[]
                    else array(select p from unnest(array['USAGE']) p where has_schema_privilege(n.oid, p || ' WITH GRANT OPTION')) end,
               null::text, array[]::text[]
        from pg_namespace n, app
        where n.nspname = any($2) or n.nspname = '{RevisionTable.DefaultSchema}' or {HasDirect("n.nspacl")}
        order by n.nspname
        """;

    /// <summary>Of the history a right on one column counts too: whoever writes one can make a migration look applied.</summary>
    public static string Relations => $"""
        with {User}, {History}
        select case c.relkind when 'S' then 'S' else 'r' end, n.nspname::text, format('%I.%I', n.nspname, c.relname), pg_get_userbyid(c.relowner)::text, c.relkind::text,
               {IsExtensions("pg_class", "c.oid")}, h.own, {Direct("c.relacl")},
               case when app.oid is null then array[]::text[]
                    when c.relkind = 'S' then array(select p from unnest(array['USAGE', 'SELECT', 'UPDATE']) p where has_sequence_privilege(app.oid, c.oid, p))
                    else array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
                               where has_table_privilege(app.oid, c.oid, p) or (h.own and p in ('SELECT', 'INSERT', 'UPDATE') and has_any_column_privilege(app.oid, c.oid, p))) end,
               {Public("c.relacl")} || case when h.own then array(
                   select a.privilege_type from pg_attribute t, aclexplode(t.attacl) a where t.attrelid = c.oid and not t.attisdropped and a.grantee = 0) else array[]::text[] end,
               case when pg_has_role(c.relowner, 'USAGE') then array[]::text[]
                    when c.relkind = 'S' then array(select p from unnest(array['USAGE', 'SELECT', 'UPDATE']) p where has_sequence_privilege(c.oid, p || ' WITH GRANT OPTION'))
                    else array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
                               where has_table_privilege(c.oid, p || ' WITH GRANT OPTION')) end,
               case when c.relkind in ('r', 'p', 'v') then
                   (select quote_ident(a.attname) from pg_attribute a
                    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum limit 1) end,
               case when c.relkind in ('r', 'p') then array['INSERT', 'UPDATE', 'DELETE']
                    when c.relkind <> 'v' then array[]::text[]
                    else array_remove(array[case when updatable.bits & 8 = 8 then 'INSERT' end, case when updatable.bits & 4 = 4 then 'UPDATE' end,
                                            case when updatable.bits & 16 = 16 then 'DELETE' end], null) end
        from pg_class c join pg_namespace n on n.oid = c.relnamespace, app, lateral (select {IsHistory} as own) h,
             lateral (select case when c.relkind = 'v' and n.nspname = any($2) then pg_relation_is_updatable(c.oid, false) else 0 end as bits) updatable
        where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and c.relpersistence <> 't'
          and (n.nspname = any($2) or h.own or {HasDirect("c.relacl")})
        order by n.nspname, c.relname
        """;

    /// <summary>Without what an extension made, and without the functions that a range type has by itself, which belong to the server's first role.</summary>
    /// <param name="mode">
    /// Whether all in the schemas, or only those that something was granted on. A trigger's function cannot be called, and goes off whoever may execute it:
    /// where nothing shall be executed, it does not count.
    /// </param>
    public static string Routines(GrantMode mode) => $"""
        with {User}
        select 'f', n.nspname::text, p.oid::regprocedure::text, pg_get_userbyid(p.proowner)::text, '',
               {IsOthersRoutine}, false, {Direct("p.proacl")},
               array(select 'EXECUTE' where app.oid is not null and has_function_privilege(app.oid, p.oid, 'EXECUTE')),
               {Public("coalesce(p.proacl, acldefault('f', p.proowner))")},
               array(select 'EXECUTE' where not pg_has_role(p.proowner, 'USAGE') and has_function_privilege(p.oid, 'EXECUTE WITH GRANT OPTION')),
               null::text, array[]::text[]
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace, app
        where {InSchemas(mode)}{HasDirect("p.proacl")}
        order by 2, 3
        """;

    /// <param name="all">Whether all in the schemas, or only those that something was granted on.</param>
    public static string Types(bool all) => $"""
        with {User}
        select 'T', n.nspname::text, format('%I.%I', n.nspname, t.typname), pg_get_userbyid(t.typowner)::text, '', {IsExtensions("pg_type", "t.oid")}, false, {Direct("t.typacl")},
               array(select 'USAGE' where app.oid is not null and has_type_privilege(app.oid, t.oid, 'USAGE')),
               {Public("coalesce(t.typacl, acldefault('T', t.typowner))")},
               array(select 'USAGE' where not pg_has_role(t.typowner, 'USAGE') and has_type_privilege(t.oid, 'USAGE WITH GRANT OPTION')),
               null::text, array[]::text[]
        from pg_type t join pg_namespace n on n.oid = t.typnamespace, app
        where {(all ? $"(n.nspname = any($2) and {IsOwnType}) or " : "")}{HasDirect("t.typacl")}
        order by 2, 3
        """;

    /// <summary>What no policy speaks of.</summary>
    public string Others => string.Join("\nunion all\n", OtherQueries().Select((query, index) => index == 0 ? $"with {User}, {History}\n{query}" : query));

    public static string Future => $"""
        with {User}
        select pg_get_userbyid(d.defaclrole)::text, n.nspname::text, d.defaclobjtype::text, a.privilege_type, a.is_grantable
        from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, app, aclexplode(d.defaclacl) a
        where a.grantee = app.oid
        order by 1, 2, 3, 4
        """;

    public string Roles => $"""
        with {User}
        select r.rolname::text, pg_has_role(r.oid, 'USAGE'), pg_has_role(r.oid, '{Become}'), {MayGive},
               app.oid is not null and (pg_has_role(app.oid, r.oid, 'USAGE') or pg_has_role(app.oid, r.oid, '{Become}')),
               not r.rolsuper and not starts_with(r.rolname::text, 'pg_') and r.oid in (
                   select n.nspowner from pg_namespace n where n.nspname = any($2)
                   union all
                   select p.proowner from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any($2) and not {IsOthersRoutine}
                   union all
                   select t.typowner from pg_type t join pg_namespace n on n.oid = t.typnamespace
                   where n.nspname = any($2) and {IsOwnType} and not {IsExtensions("pg_type", "t.oid")}),
               array(select n.nspname::text from pg_namespace n where n.nspname = any($2) and has_schema_privilege(r.oid, n.oid, 'CREATE')),
               array(select n.nspname::text from pg_namespace n where n.nspname = any($2) and has_schema_privilege(r.oid, n.oid, 'USAGE'))
        from pg_roles r, app
        """;

    /// <summary>With security_invoker a view reads in the name of whoever asks, else in its owner's.</summary>
    public static string ViewNeeds => $"""
        with {User}
        select distinct format('%I.%I', n.nspname, c.relname), format('%I.%I', rn.nspname, r.relname), quote_ident(pg_get_userbyid(reader.oid))
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
             join pg_rewrite w on w.ev_class = c.oid
             join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass and d.deptype = 'n'
             join pg_class r on r.oid = d.refobjid and r.oid <> c.oid and r.relkind in ('r', 'p', 'v', 'm', 'f')
             join pg_namespace rn on rn.oid = r.relnamespace, app,
             lateral (select case when coalesce((select o.option_value::boolean from pg_options_to_table(c.reloptions) o where o.option_name = 'security_invoker'), false)
                                  then app.oid else c.relowner end as oid) reader
        where c.relkind = 'v' and n.nspname = any($2) and reader.oid is not null
          and not has_table_privilege(reader.oid, r.oid, 'SELECT') and not has_any_column_privilege(reader.oid, r.oid, 'SELECT')
        """;

    private static string Direct(string acl) => $"""
        array(select a.privilege_type || case when a.is_grantable then '|t|' else '|f|' end || pg_get_userbyid(a.grantor)
              from aclexplode({acl}) a where a.grantee = app.oid)
        """;

    private static string HasDirect(string acl) => $"exists (select from aclexplode({acl}) a where a.grantee = app.oid)";

    private static string Public(string acl) => $"array(select a.privilege_type from aclexplode({acl}) a where a.grantee = 0)";

    // Not the row type of a table, and no array.
    private const string IsOwnType = """
        t.typisdefined and (t.typtype in ('e', 'd', 'r') or (t.typtype = 'b' and not exists (select from pg_type e where e.typarray = t.oid))
         or (t.typtype = 'c' and exists (select from pg_class c where c.oid = t.typrelid and c.relkind = 'c')))
        """;

    // An extension's, or one that a range type has by itself.
    private const string IsOthersRoutine =
        "exists (select from pg_depend e where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i'))";

    private static string InSchemas(GrantMode mode) => mode switch
    {
        GrantMode.Granted => "n.nspname = any($2) or ",
        GrantMode.None => "(n.nspname = any($2) and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)) or ",
        _ => "",
    };

    private static string IsExtensions(string catalog, string oid) =>
        $"exists (select from pg_depend e where e.classid = '{catalog}'::regclass and e.objid = {oid} and e.deptype = 'e')";

    private IEnumerable<string> OtherQueries()
    {
        yield return $"""
            select a.privilege_type || ' (' || quote_ident(t.attname) || ')', 'TABLE ' || format('%I.%I', n.nspname, c.relname), pg_get_userbyid(c.relowner)::text, {Grant},
                   {IsHistory}
            from app, pg_attribute t join pg_class c on c.oid = t.attrelid join pg_namespace n on n.oid = c.relnamespace, aclexplode(t.attacl) a
            where t.attacl is not null and not t.attisdropped and a.grantee = app.oid
            """;
        foreach (var (catalog, acl, owner, word, name) in new[]
        {
            ("pg_foreign_data_wrapper", "fdwacl", "fdwowner", "FOREIGN DATA WRAPPER", "quote_ident(o.fdwname)"),
            ("pg_foreign_server", "srvacl", "srvowner", "FOREIGN SERVER", "quote_ident(o.srvname)"),
            ("pg_language", "lanacl", "lanowner", "LANGUAGE", "quote_ident(o.lanname)"),
            ("pg_tablespace", "spcacl", "spcowner", "TABLESPACE", "quote_ident(o.spcname)"),
            ("pg_largeobject_metadata", "lomacl", "lomowner", "LARGE OBJECT", "o.oid::text"),
        })
        {
            yield return $"""
                select a.privilege_type, '{word} ' || {name}, pg_get_userbyid(o.{owner})::text, {Grant}, false
                from app, {catalog} o, aclexplode(o.{acl}) a where a.grantee = app.oid
                """;
        }

        if (major >= 15)
        {
            yield return $"""
                select a.privilege_type, 'PARAMETER ' || quote_ident(o.parname), ''::text, {Grant}, false
                from app, pg_parameter_acl o, aclexplode(o.paracl) a where a.grantee = app.oid
                """;
        }
    }

    private static string Grant => "a.privilege_type || case when a.is_grantable then '|t|' else '|f|' end || pg_get_userbyid(a.grantor)";
}
