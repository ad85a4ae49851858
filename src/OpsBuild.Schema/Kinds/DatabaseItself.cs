using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>The database itself, always named <c>current</c>: what it is called is no part of what it is.</summary>
internal static class DatabaseItself
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Database, [], dialect => $"""
        select null::text as in_schema, null::text as part_of, 'current' as name, null::text as extension,
               {Address("pg_database", "d.oid")},
               pg_encoding_to_char(d.encoding) as encoding,
               {dialect.Since(15, """
                   case d.datlocprovider when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' else d.datlocprovider::text end as "locale provider",
                   """)}
               d.datcollate::text as "lc collate",
               d.datctype::text as "lc ctype",
               {dialect.Since(17, "d.datlocale as locale,", before: dialect.Since(15, "d.daticulocale as locale,"))}
               {dialect.Since(16, "d.daticurules as \"icu rules\",")}
               (select quote_ident(s.spcname) from pg_tablespace s where s.oid = d.dattablespace and s.spcname <> 'pg_default') as tablespace,
               nullif(d.datconnlimit, -1) as "connection limit",
               {WhenTrue("d.datistemplate")} as template,
               case when not d.datallowconn then false end as "allow connections",
               (select {Set("g.setconfig")} from pg_db_role_setting g where g.setdatabase = d.oid and g.setrole = 0) as settings,
               {dialect.Role("d.datdba")} as owner,
               {dialect.Grants("d.datacl", 'd', "d.datdba")} as grants,
               {SharedComment("pg_database", "d.oid")} as comment
        from pg_database d
        where d.datname = current_database()
        """);
}
