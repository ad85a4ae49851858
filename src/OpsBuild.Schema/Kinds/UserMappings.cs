using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>
/// User mappings with the names of their options, whose values are passwords as often as not and are never read: <c>for app server far</c>.
/// </summary>
internal static class UserMappings
{
    // Only superusers read the catalog itself; the view shows others the options of their own mappings and of those on their servers.
    public static CatalogQuery Query { get; } = new(ObjectKind.UserMapping, ["pg_user_mapping"], dialect => $"""
        select {InDatabase("pg_user_mapping", "x.umid",
                   $"'for ' || case x.umuser when 0 then 'PUBLIC' else {dialect.Role("x.umuser")} end || ' server ' || quote_ident(x.srvname)")},
               (select string_agg(split_part(o, '=', 1), E'\n' order by o collate "C") from unnest(x.umoptions) o) as "option names"
        from pg_user_mappings x
        """);
}
