using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Extended statistics: the kinds that were asked for, and of which columns and expressions.</summary>
internal static class StatisticsObjects
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Statistics, ["pg_statistic_ext"], dialect => $"""
        select n.nspname as in_schema, {Name("c.relname", "cn")} as part_of, {Name("x.stxname")} as name,
               {Extension("pg_statistic_ext", "x.oid")} as extension,
               {Address("pg_statistic_ext", "x.oid")},
               -- Those of expressions come by themselves; on a single expression there are no others.
               (select string_agg(case k when 'd' then 'ndistinct' when 'f' then 'dependencies' when 'm' then 'mcv' else format('kind "%s"', k) end,
                    ', ' order by k) from unnest(x.stxkind) k where k <> 'e') as kinds,
               {dialect.Since(14, "pg_get_statisticsobjdef_columns(x.oid)", before: """
                   (select string_agg(quote_ident(a.attname), ', ' order by u.ordinality) from unnest(x.stxkeys) with ordinality u(number, ordinality)
                    join pg_attribute a on a.attrelid = x.stxrelid and a.attnum = u.number)
                   """)} as columns,
               nullif(x.stxstattarget, -1) as target,
               {dialect.Role("x.stxowner")} as owner,
               {Comment("pg_statistic_ext", "x.oid")} as comment
        from pg_statistic_ext x
        join pg_namespace n on n.oid = x.stxnamespace
        join pg_class c on c.oid = x.stxrelid
        join pg_namespace cn on cn.oid = c.relnamespace
        where {IsChosen("x")}
        """);
}
