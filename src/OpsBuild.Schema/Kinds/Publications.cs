using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Publications, each with its tables: <c>app.orders (id, note) WHERE (id &gt; 0)</c>, one a line.</summary>
internal static class Publications
{
    public static CatalogQuery Query { get; } = new(
        ObjectKind.Publication, ["pg_publication", "pg_publication_rel", "pg_publication_namespace"], dialect => $"""
        select {InDatabase("pg_publication", "x.oid", "quote_ident(x.pubname)")},
               x.puballtables as "all tables",
               (select string_agg(t.line, E'\n' order by t.line collate "C") from (
                    select {Name("c.relname")} {dialect.Since(15, """
                           || coalesce((select ' (' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')' from pg_attribute a
                                where a.attrelid = c.oid and a.attnum = any(r.prattrs)), '')
                           || coalesce(' WHERE ' || pg_get_expr(r.prqual, c.oid), '')
                           """)} as line
                    from pg_publication_rel r join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace
                    where r.prpubid = x.oid) t) as tables,
               {dialect.Since(15, """
                   (select string_agg(quote_ident(n.nspname), E'\n' order by n.nspname collate "C") from pg_publication_namespace p
                    join pg_namespace n on n.oid = p.pnnspid where p.pnpubid = x.oid) as schemas,
                   """)}
               concat_ws(', ', case when x.pubinsert then 'insert' end, case when x.pubupdate then 'update' end,
                   case when x.pubdelete then 'delete' end, case when x.pubtruncate then 'truncate' end) as publish,
               x.pubviaroot as "publish via partition root",
               {dialect.Since(18, "case x.pubgencols when 'n' then 'none' when 's' then 'stored' end as \"publish generated columns\",")}
               {dialect.Role("x.pubowner")} as owner,
               {Comment("pg_publication", "x.oid")} as comment
        from pg_publication x
        where x.oid >= {FirstUserOid}
        """);
}
