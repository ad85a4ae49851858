using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Text search: configurations with their mappings, dictionaries, parsers and templates.</summary>
internal static class TextSearch
{
    // Names of token types are the parser's own; its function that lists them is what pg_dump asks, too.
    public static CatalogQuery Configurations { get; } = new(ObjectKind.TextSearchConfiguration, ["pg_ts_config"], dialect => $"""
        select {InSchema("pg_ts_config", "x.oid", Name("x.cfgname"))},
               {NameIn("pg_ts_parser", "prs", "x.cfgparser")} as parser,
               (select string_agg(m.line, E'\n' order by m.line collate "C") from (
                    select quote_ident(t.alias) || ': ' || string_agg({Name("d.dictname", "dn")}, ', ' order by m.mapseqno) as line
                    from pg_ts_config_map m
                    join ts_token_type(x.cfgparser) t on t.tokid = m.maptokentype
                    join pg_ts_dict d on d.oid = m.mapdict join pg_namespace dn on dn.oid = d.dictnamespace
                    where m.mapcfg = x.oid group by t.alias) m) as mappings,
               {dialect.Role("x.cfgowner")} as owner,
               {Comment("pg_ts_config", "x.oid")} as comment
        from pg_ts_config x
        join pg_namespace n on n.oid = x.cfgnamespace
        where {IsChosen("x")}
        """);

    public static CatalogQuery Dictionaries { get; } = new(ObjectKind.TextSearchDictionary, ["pg_ts_dict"], dialect => $"""
        select {InSchema("pg_ts_dict", "x.oid", Name("x.dictname"))},
               {NameIn("pg_ts_template", "tmpl", "x.dicttemplate")} as template,
               x.dictinitoption as options,
               {dialect.Role("x.dictowner")} as owner,
               {Comment("pg_ts_dict", "x.oid")} as comment
        from pg_ts_dict x
        join pg_namespace n on n.oid = x.dictnamespace
        where {IsChosen("x")}
        """);

    public static CatalogQuery Parsers { get; } = new(ObjectKind.TextSearchParser, ["pg_ts_parser"], _ => $"""
        select {InSchema("pg_ts_parser", "x.oid", Name("x.prsname"))},
               {FunctionName("x.prsstart")} as start,
               {FunctionName("x.prstoken")} as "get token",
               {FunctionName("x.prsend")} as "end",
               {FunctionName("x.prslextype")} as "token types",
               {FunctionName("x.prsheadline")} as headline,
               {Comment("pg_ts_parser", "x.oid")} as comment
        from pg_ts_parser x
        join pg_namespace n on n.oid = x.prsnamespace
        where {IsChosen("x")}
        """);

    public static CatalogQuery Templates { get; } = new(ObjectKind.TextSearchTemplate, ["pg_ts_template"], _ => $"""
        select {InSchema("pg_ts_template", "x.oid", Name("x.tmplname"))},
               {FunctionName("x.tmplinit")} as init,
               {FunctionName("x.tmpllexize")} as lexize,
               {Comment("pg_ts_template", "x.oid")} as comment
        from pg_ts_template x
        join pg_namespace n on n.oid = x.tmplnamespace
        where {IsChosen("x")}
        """);
}
