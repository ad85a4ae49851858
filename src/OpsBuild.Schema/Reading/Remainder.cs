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
        where survey.Unreadable.Contains(catalog)
        select new NotCovered(Kind(catalog), $"The role {survey.Role} may not read {catalog}.");

    public string Sql() => $"""
        select kind, "of", count from (
        {string.Join("\nunion all\n", Others.Where(catalog => !survey.Unreadable.Contains(catalog)).Select(Count))}
        union all
        select format('relation of kind "%s"', c.relkind), 'pg_class', count(*) from pg_class c
        where c.relkind not in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I', 'c', 't') and {IsNobodys("pg_class", "c")} group by c.relkind
        union all
        select case t.typtype when 'b' then 'base type' else format('type of kind "%s"', t.typtype) end, 'pg_type', count(*) from pg_type t
        where t.typtype not in ('c', 'd', 'e', 'r', 'm') and {IsNobodys("pg_type", "t")}
          and not exists (select from pg_type element where element.typarray = t.oid) group by t.typtype
        union all
        select format('routine of kind "%s"', p.prokind), 'pg_proc', count(*) from pg_proc p
        where p.prokind not in ('f', 'w', 'p', 'a') and {IsNobodys("pg_proc", "p")} group by p.prokind
        union all
        select format('constraint of kind "%s"', c.contype), 'pg_constraint', count(*) from pg_constraint c
        where c.contype not in ('p', 'u', 'f', 'c', 'x', 'n', 't') and {IsNobodys("pg_constraint", "c")} group by c.contype
        union all
        select 'setting of the database', 'pg_db_role_setting', count(*) from pg_db_role_setting
        where setdatabase = (select oid from pg_database where datname = current_database())
        union all
        select 'security label', 'pg_seclabel', count(*) from pg_seclabel
        ) counted where count > 0
        """;

    public static NotCovered Read(NpgsqlDataReader row) =>
        new(row.GetString(0), $"{row.GetInt64(2)} of {row.GetString(1)}, which this version does not model.");

    private static string Count(string catalog) =>
        $"select '{Kind(catalog)}' as kind, '{catalog}' as \"of\", count(*) as count from {catalog} x where {IsNobodys(catalog, "x")}";

    private static string IsNobodys(string catalog, string row) =>
        $"""
        {row}.oid >= {Fragments.FirstUserOid} and not exists (select from pg_depend m
            where m.classid = '{catalog}'::regclass and m.objid = {row}.oid and m.objsubid = 0 and m.deptype = 'e')
        """;

    private static string Kind(string catalog) => catalog["pg_".Length..].Replace('_', ' ');
}
