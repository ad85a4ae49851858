using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Collations. The version is left out: the host's libraries give it, and nobody's statement.</summary>
internal static class Collations
{
    // Until 14 a locale of ICU was kept where those of the C library are.
    public static CatalogQuery Query { get; } = new(ObjectKind.Collation, ["pg_collation"], dialect => $"""
        select {InSchema("pg_collation", "x.oid", Name("x.collname"))},
               case x.collprovider when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' when 'd' then 'default' end as provider,
               case when x.collprovider = 'c' then x.collcollate::text end as "lc collate",
               case when x.collprovider = 'c' then x.collctype::text end as "lc ctype",
               {dialect.Since(17, "x.colllocale", before: dialect.Since(15, "x.colliculocale", before: "case x.collprovider when 'i' then x.collcollate::text end"))} as locale,
               {dialect.Since(16, "x.collicurules as rules,")}
               x.collisdeterministic as deterministic,
               case when x.collencoding <> -1 then pg_encoding_to_char(x.collencoding) end as encoding,
               {dialect.Role("x.collowner")} as owner,
               {Comment("pg_collation", "x.oid")} as comment
        from pg_collation x
        join pg_namespace n on n.oid = x.collnamespace
        where {IsChosen("x")} and x.collencoding in (-1, (select d.encoding from pg_database d where d.datname = current_database()))
        """);
}
