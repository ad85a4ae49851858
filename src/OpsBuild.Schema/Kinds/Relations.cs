using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>What the kinds that are rows of <c>pg_class</c>, with the alias <c>c</c>, have in common.</summary>
internal static class Relations
{
    public const string Persistence = "case c.relpersistence when 'p' then 'permanent' when 'u' then 'unlogged' else 'temporary' end";

    /// <summary>Null for the database's default.</summary>
    public const string Tablespace = "(select quote_ident(s.spcname) from pg_tablespace s where s.oid = c.reltablespace)";

    /// <summary>Null for what has none, such as a foreign table.</summary>
    public const string AccessMethod = "(select quote_ident(a.amname) from pg_am a where a.oid = c.relam)";

    /// <summary>The parents, in the order in which they were named, one a line; null without any.</summary>
    public static string Parents { get; } = $"""
        (select string_agg({Name("p.relname", "pn")}, E'\n' order by h.inhseqno) from pg_inherits h
         join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace where h.inhrelid = c.oid)
        """;

    /// <summary>What somebody granted on, or said of, the type of the relation's rows, which has the relation's name and owner.</summary>
    public static string RowType(Dialect dialect) => $"""
        (select {dialect.UnusualGrants("rt.typacl", 'T', "rt.typowner")} from pg_type rt where rt.oid = c.reltype) as "row type grants",
        {Comment("pg_type", "c.reltype")} as "row type comment"
        """;
}
