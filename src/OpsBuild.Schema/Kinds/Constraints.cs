using OpsBuild.Schema.Reading;

namespace OpsBuild.Schema.Kinds;

/// <summary>What constraints of tables and of domains, with the alias <c>k</c>, have in common.</summary>
internal static class Constraints
{
    // What ALTER can change alone is an attribute of its own, so it is taken off the definition's end, where PostgreSQL always writes it.
    private const string Flags = "'( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT ENFORCED)?( NOT VALID)?$'";

    public static string Definition { get; } = $"regexp_replace(pg_get_constraintdef(k.oid), {Flags}, '')";

    public static string Attributes(Dialect dialect) => $"""
        case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check'
            when 'x' then 'exclusion' end as kind,
        {Definition} as definition,
        case when k.condeferred then 'initially deferred' when k.condeferrable then 'initially immediate' end as deferrable,
        k.convalidated as validated
        {dialect.Since(18, ", case when not k.conenforced then false end as enforced")}
        """;
}
