using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// What is set for the sessions of a role: everywhere (<c>reporting</c>) or in this database (<c>reporting in database</c>); <c>all</c> is every role.
/// The database's own settings are at the database.
/// </summary>
internal static class RoleSettings
{
    public static CatalogQuery Query { get; } = new(ObjectKind.RoleSettings, [], dialect => $"""
        select null::text as in_schema, null::text as part_of,
               case g.setrole when 0 then 'all' else {dialect.Role("g.setrole")} end || case g.setdatabase when 0 then '' else ' in database' end as name,
               null::text as extension,
               {Address("pg_db_role_setting", "g.setrole")},
               {Set("g.setconfig")} as settings
        from pg_db_role_setting g
        where g.setdatabase in (0, {RolesThatMatter.Database})
          and (g.setrole in ({RolesThatMatter.Oids(dialect)}) or (g.setrole = 0 and g.setdatabase = 0))
        """);
}
