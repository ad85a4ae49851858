using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Functions and procedures, named with the types of the arguments that a call is found by.</summary>
internal static class Routines
{
    public static CatalogQuery Functions { get; } = Query(ObjectKind.Function, "'f', 'w'");

    public static CatalogQuery Procedures { get; } = Query(ObjectKind.Procedure, "'p'");

    public static string Signature => SignatureOf("p");

    /// <summary>The name by the alias of the row of <c>pg_proc</c>; that of <c>pg_namespace</c> is <c>n</c>.</summary>
    public static string SignatureOf(string row) => $"{Name($"{row}.proname")} || '(' || oidvectortypes({row}.proargtypes) || ')'";

    private static CatalogQuery Query(ObjectKind kind, string letters) => new(kind, ["pg_proc"], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, {Signature} as name,
               {Extension("pg_proc", "p.oid")} as extension,
               {Address("pg_proc", "p.oid")},
               {WhenTrue("p.prokind = 'w'")} as "window",
               pg_get_function_arguments(p.oid) as arguments,
               pg_get_function_result(p.oid) as returns,
               l.lanname as language,
               {dialect.Since(14, "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)", before: "p.prosrc")} as body,
               {dialect.Since(14, $"{WhenTrue("p.prosqlbody is not null")} as \"sql body\",")}
               p.probin as library,
               case p.provolatile when 'i' then 'immutable' when 's' then 'stable' else 'volatile' end as volatility,
               p.proisstrict as strict,
               p.proleakproof as leakproof,
               case when p.prosecdef then 'definer' else 'invoker' end as security,
               case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end as parallel,
               p.procost as cost,
               nullif(p.prorows, 0) as rows,
               nullif(p.prosupport, 0)::regproc::text as support,
               {Set("p.proconfig")} as settings,
               (select string_agg(format_type(o, null), ', ' order by position) from unnest(p.protrftypes) with ordinality u(o, position)) as transforms,
               {dialect.Role("p.proowner")} as owner,
               {dialect.Grants("p.proacl", 'f', "p.proowner")} as grants,
               {Comment("pg_proc", "p.oid")} as comment
        from pg_proc p
        join pg_namespace n on n.oid = p.pronamespace
        join pg_language l on l.oid = p.prolang
        where p.prokind in ({letters}) and {IsChosen("p")}
          -- The constructors that a range type brings come and go with it; they keep the owner who made it, whoever owns it later.
          and not exists (select from pg_depend i where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i')
        """);
}
