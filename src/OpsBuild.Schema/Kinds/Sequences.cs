using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Sequences without their position, which is data.</summary>
/// <remarks>
/// One that a column owns has its table's owner, always. One of an identity column has its settings at the column; name, grants and comment are
/// its own.
/// </remarks>
internal static class Sequences
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Sequence, ["pg_sequence"], dialect => $"""
        select n.nspname as in_schema, null::text as part_of, {Name("c.relname")} as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_class", "c.oid")},
               {Relations.Persistence} as persistence,
               case when own.deptype = 'i' then {OwningColumn} end as "identity of",
               case when own.deptype = 'a' then {OwningColumn} end as "owned by",
               case when own.deptype is distinct from 'i' then format_type(s.seqtypid, null) end as type,
               {SequenceSettings.Attributes()},
               case when own.refobjid is null then {dialect.Role("c.relowner")} end as owner,
               {dialect.Grants("c.relacl", 's', "c.relowner")} as grants,
               {Comment("pg_class", "c.oid")} as comment
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_depend own on own.classid = 'pg_class'::regclass and own.objid = c.oid and own.objsubid = 0
            and own.refclassid = 'pg_class'::regclass and own.refobjsubid > 0 and own.deptype in ('a', 'i')
        left join pg_sequence s on s.seqrelid = c.oid and own.deptype is distinct from 'i'
        where c.relkind = 'S' and {IsChosen("c")}
        """);

    private static string OwningColumn => $"""
        (select {Name("t.relname", "tn")} || '.' || quote_ident(a.attname) from pg_class t
         join pg_namespace tn on tn.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid
         where t.oid = own.refobjid and a.attnum = own.refobjsubid)
        """;
}
