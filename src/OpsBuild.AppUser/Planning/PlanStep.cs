namespace OpsBuild.AppUser.Planning;

/// <summary>One statement of a plan.</summary>
/// <param name="ActAs">The role to act as; null for whoever is connected.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Changes">What it changes, a text for each object.</param>
internal sealed record PlanStep(string? ActAs, string Sql, IReadOnlyList<Change> Changes)
{
    /// <summary>The statement as it may be shown; never with a password's verifier.</summary>
    public string Shown { get; init; } = Sql;
}
