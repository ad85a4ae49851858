using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Casts, which belong to no schema: <c>(text AS app.mood)</c>.</summary>
internal static class Casts
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Cast, ["pg_cast"], _ => $"""
        select {InDatabase("pg_cast", "x.oid", "'(' || format_type(x.castsource, null) || ' AS ' || format_type(x.casttarget, null) || ')'")},
               case x.castmethod when 'f' then 'function' when 'i' then 'inout' else 'binary' end as method,
               {Function("x.castfunc")} as function,
               case x.castcontext when 'i' then 'implicit' when 'a' then 'assignment' else 'explicit' end as context,
               {Comment("pg_cast", "x.oid")} as comment
        from pg_cast x
        -- The one from a range to its multirange comes and goes with the type.
        where x.oid >= {FirstUserOid}
          and not exists (select from pg_depend d where d.classid = 'pg_cast'::regclass and d.objid = x.oid and d.deptype = 'i')
        """);
}
