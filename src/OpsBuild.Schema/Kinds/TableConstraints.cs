using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Constraints of tables, each with the index that it made, which cannot be without it.</summary>
/// <remarks>
/// The foreign keys that a partitioned table's one gives its partitions, and those towards the partitions of the table that it references, are
/// left out: nobody can change them, and their names can be another after a dump and restore. They are listed where a trigger of them is disabled.
/// </remarks>
internal static class TableConstraints
{
    // The triggers that enforce a foreign key, or what is unique or excluded only at the transaction's end; their own names hold OIDs, so what they do names them.
    private const string TriggerStates = """
        (select string_agg(states.line, E'\n' order by states.line collate "C") from (
            select quote_ident(gn.nspname) || '.' || quote_ident(gc.relname) || ' ' || p.proname || ' '
                   || case g.tgenabled when 'D' then 'disabled' when 'R' then 'replica' else 'always' end as line
            from pg_trigger g join pg_proc p on p.oid = g.tgfoid
            join pg_class gc on gc.oid = g.tgrelid join pg_namespace gn on gn.oid = gc.relnamespace
            where g.tgconstraint = k.oid and g.tgenabled <> 'O') states)
        """;

    public static CatalogQuery Query { get; } = new(ObjectKind.Constraint, ["pg_constraint"], dialect => $"""
        select * from (
        select n.nspname as in_schema, {Name("c.relname")} as part_of, {Name("c.relname")} || '.' || quote_ident(k.conname) as name,
               {Extension("pg_class", "c.oid")} as extension,
               {Address("pg_constraint", "k.oid")},
               {Constraints.Attributes(dialect)},
               {WhenTrue("k.coninhcount > 0")} as inherited,
               {WhenTrue("k.coninhcount > 0 and k.conislocal")} as "also local",
               {TriggerStates} as "trigger states",
               {IndexAttributes.Of("i", "x", "index ")},
               {Comment("pg_class", "x.oid")} as "index comment",
               {Comment("pg_constraint", "k.oid")} as comment,
               k.conparentid as _parent
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_index i on k.contype in ('p', 'u', 'x') and i.indexrelid = k.conindid
        left join pg_class x on x.oid = i.indexrelid
        where k.contype in ('p', 'u', 'f', 'c', 'x') and {IsChosen("c")}
        ) c
        where kind <> 'foreign key' or _parent = 0 or "trigger states" is not null
        """);
}
