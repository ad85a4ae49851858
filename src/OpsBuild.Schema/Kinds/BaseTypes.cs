using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Base types, and shells that were named and never defined. The array type that comes with each is no type of its own here.</summary>
internal static class BaseTypes
{
    public static CatalogQuery Query { get; } = new(ObjectKind.BaseType, ["pg_type"], dialect => $"""
        select {Types.Identity},
               {WhenTrue("not t.typisdefined")} as shell,
               {FunctionName("t.typinput")} as input,
               {FunctionName("t.typoutput")} as output,
               {FunctionName("t.typreceive")} as receive,
               {FunctionName("t.typsend")} as send,
               {FunctionName("t.typmodin")} as "modifier input",
               {FunctionName("t.typmodout")} as "modifier output",
               {FunctionName("t.typanalyze")} as analyze,
               {dialect.Since(14, $"{FunctionName("t.typsubscript")} as subscript,")}
               case t.typlen when -1 then 'variable' when -2 then 'cstring' else t.typlen::text end as length,
               t.typbyval as "passed by value",
               case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end as alignment,
               case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end as storage,
               t.typcategory::text as category,
               t.typispreferred as preferred,
               t.typdefault as "default",
               case when t.typelem <> 0 then format_type(t.typelem, null) end as element,
               t.typdelim::text as delimiter,
               t.typcollation <> 0 as collatable,
               {Types.Rights(dialect)}
        from pg_type t
        join pg_namespace n on n.oid = t.typnamespace
        where t.typtype in ('b', 'p') and {IsChosen("t")} and not exists (select from pg_type e where e.oid = t.typelem and e.typarray = t.oid)
        """);
}
