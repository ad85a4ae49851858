using OpsBuild.Schema.Reading;
using static OpsBuild.Schema.Reading.Fragments;

namespace OpsBuild.Schema.Kinds;

/// <summary>What the kinds that are rows of <c>pg_type</c>, with the alias <c>t</c>, have in common.</summary>
internal static class Types
{
    public static string Identity { get; } = $"""
        n.nspname as in_schema, null::text as part_of, {Name("t.typname")} as name, {Extension("pg_type", "t.oid")} as extension,
        {Address("pg_type", "t.oid")}
        """;

    public static string Rights(Dialect dialect) => $"""
        {dialect.Role("t.typowner")} as owner,
        {dialect.Grants("t.typacl", 'T', "t.typowner")} as grants,
        {Comment("pg_type", "t.oid")} as comment
        """;
}
