using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Conversions between encodings.</summary>
internal static class Conversions
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Conversion, ["pg_conversion"], dialect => $"""
        select {InSchema("pg_conversion", "x.oid", Name("x.conname"))},
               pg_encoding_to_char(x.conforencoding) as "from",
               pg_encoding_to_char(x.contoencoding) as "to",
               {FunctionName("x.conproc")} as function,
               x.condefault as "default",
               {dialect.Role("x.conowner")} as owner,
               {Comment("pg_conversion", "x.oid")} as comment
        from pg_conversion x
        join pg_namespace n on n.oid = x.connamespace
        where {IsChosen("x")}
        """);
}
