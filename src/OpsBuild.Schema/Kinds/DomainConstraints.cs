using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>Checks of domains.</summary>
internal static class DomainConstraints
{
    public static CatalogQuery Query { get; } = new(ObjectKind.Constraint, ["pg_constraint"], dialect => $"""
        select n.nspname as in_schema, {Name("t.typname")} as part_of, {Name("t.typname")} || '.' || quote_ident(k.conname) as name,
               {Extension("pg_type", "t.oid")} as extension,
               {Address("pg_constraint", "k.oid")},
               {Constraints.Attributes(dialect)},
               {Comment("pg_constraint", "k.oid")} as comment
        from pg_constraint k
        join pg_type t on t.oid = k.contypid
        join pg_namespace n on n.oid = t.typnamespace
        where k.contype = 'c' and {IsChosen("t")}
        """);
}
