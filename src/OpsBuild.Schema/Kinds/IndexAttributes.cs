using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>What an index has beside its definition, whether a constraint made it or not.</summary>
internal static class IndexAttributes
{
    /// <param name="index">The alias of the row of <c>pg_index</c>.</param>
    /// <param name="relation">The alias of the row of <c>pg_class</c>.</param>
    /// <param name="prefix">Before each name, with a blank at its end, or nothing.</param>
    public static string Of(string index, string relation, string prefix = "") => $"""
        {index}.indisvalid as "{prefix}valid",
        {WhenTrue($"{index}.indisclustered")} as "{prefix}clustered",
        {Set($"{relation}.reloptions")} as "{prefix}options",
        (select quote_ident(ts.spcname) from pg_tablespace ts where ts.oid = {relation}.reltablespace) as "{prefix}tablespace",
        (select string_agg('column ' || ia.attnum || ': ' || ia.attstattarget, E'\n' order by ia.attnum) from pg_attribute ia
         where ia.attrelid = {relation}.oid and ia.attstattarget >= 0) as "{prefix}statistics",
        (select {Name("px.relname", "pn")} from pg_inherits h join pg_class px on px.oid = h.inhparent
         join pg_namespace pn on pn.oid = px.relnamespace where h.inhrelid = {relation}.oid) as "{prefix}attached to"
        """;
}
