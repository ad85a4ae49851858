using Npgsql;
using OpsBuild.Schema.Kinds;

namespace OpsBuild.Schema.Reading;

/// <summary>
/// Counts what no kind models: rows of every other catalog whose rows are objects, future majors' too, and unknown sorts within the catalogs that
/// hold several kinds. What extensions made is left out: the extension's version stands for it.
/// </summary>
internal sealed class Remainder(CatalogSurvey survey)
{
    private static readonly HashSet<string> Modelled = [.. AllKinds.Queries.SelectMany(query => query.Models)];

    private IEnumerable<string> Others => survey.WithOids.Where(catalog => !Modelled.Contains(catalog));

    public IEnumerable<NotCovered> Unreadable() =>
        from catalog in Others
        let refusal = survey.Refusal(Count(catalog))
        where refusal is not null
        select new NotCovered(Kind(catalog), refusal);

    public string Sql() =>
        string.Join("\nunion all\n", Others.Select(Count).Concat(UnknownSorts).Concat(NeverRead).Where(sql => survey.Refusal(sql) is null));

    // Within the catalogs that hold several kinds, what no kind takes.
    private static string[] UnknownSorts =>
    [
        $"""
        select format('relation of kind "%s"', c.relkind) as kind, {Reason("pg_class")} as reason from pg_class c
        where c.relkind not in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I', 'c', 't') and {IsNobodys("pg_class", "c")} group by c.relkind
        """,
        $"""
        select format('type of kind "%s"', t.typtype) as kind, {Reason("pg_type")} as reason from pg_type t
        where t.typtype not in ('b', 'p', 'c', 'd', 'e', 'r', 'm') and {IsNobodys("pg_type", "t")} group by t.typtype
        """,
        $"""
        select format('routine of kind "%s"', p.prokind) as kind, {Reason("pg_proc")} as reason from pg_proc p
        where p.prokind not in ('f', 'w', 'p', 'a') and {IsNobodys("pg_proc", "p")} group by p.prokind
        """,
        $"""
        select format('constraint of kind "%s"', c.contype) as kind, {Reason("pg_constraint")} as reason from pg_constraint c
        where c.contype not in ('p', 'u', 'f', 'c', 'x', 'n', 't') and {IsNobodys("pg_constraint", "c")} group by c.contype
        """,
    ];

    // What is left out on purpose is said, too: two databases can differ in it.
    private static string[] NeverRead =>
    [
        """
        select 'value of a user mapping''s option' as kind, count(*) || ' of pg_user_mappings have options, whose values are never read.' as reason
        from pg_user_mappings where umoptions is not null having count(*) > 0
        """,
        """
        select 'option of a user mapping', count(*) || ' of pg_user_mappings show the role no options; there may be some.'
        from pg_user_mappings m join pg_foreign_server s on s.oid = m.srvid
        where m.umoptions is null and not (select rolsuper from pg_roles where rolname = current_user)
          and not (m.umuser = 0 and pg_has_role(s.srvowner, 'usage'))
          and not (m.umuser <> 0 and m.usename = current_user and (pg_has_role(s.srvowner, 'usage') or has_server_privilege(s.oid, 'usage')))
        having count(*) > 0
        """,
        """
        select 'connection string of a subscription', count(*) || ' of pg_subscription, never read.'
        from pg_subscription where subdbid = (select d.oid from pg_database d where d.datname = current_database()) having count(*) > 0
        """,
    ];

    public static NotCovered Read(NpgsqlDataReader row) => new(row.GetString(0), row.GetString(1));

    private static string Count(string catalog) => $"""
        select '{Kind(catalog)}' as kind, {Reason(catalog)} as reason from {catalog} x where {IsNobodys(catalog, "x")} having count(*) > 0
        """;

    private static string Reason(string catalog) => $"count(*) || ' of {catalog}, which this version does not model.'";

    private static string IsNobodys(string catalog, string row) =>
        $"""
        {row}.oid >= {Fragments.FirstUserOid} and not exists (select from pg_depend m
            where m.classid = '{catalog}'::regclass and m.objid = {row}.oid and m.objsubid = 0 and m.deptype = 'e')
        """;

    private static string Kind(string catalog) => catalog["pg_".Length..].Replace('_', ' ');
}
