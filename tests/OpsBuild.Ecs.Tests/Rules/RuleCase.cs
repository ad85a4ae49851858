namespace OpsBuild.Ecs.Tests.Rules;

/// <summary>A rule with a change that breaks it and one, just beside, that does not.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Broken">What breaks it, changes separated by <c>;</c>.</param>
/// <param name="Kept">What keeps it; empty for the valid document itself.</param>
public sealed record RuleCase(string Code, string Broken, string Kept = "")
{
    public IEnumerable<string> BrokenChanges => Broken.Split("; ", StringSplitOptions.RemoveEmptyEntries);

    public IEnumerable<string> KeptChanges => Kept.Split("; ", StringSplitOptions.RemoveEmptyEntries);

    public override string ToString() => $"{Code}: {Broken}";
}
