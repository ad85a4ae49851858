namespace OpsBuild.Ecs.Rules;

/// <summary>What docs and findings say about a rule.</summary>
/// <param name="Code">Its stable code.</param>
/// <param name="Severity">What breaking it means.</param>
/// <param name="Title">What must hold, in one sentence.</param>
internal abstract record Rule(string Code, Severity Severity, string Title)
{
    /// <summary>What happens otherwise.</summary>
    public required string Why { get; init; }

    /// <summary>How to comply.</summary>
    public required string Remedy { get; init; }

    /// <summary>Where the rule comes from.</summary>
    public required string Source { get; init; }
}

/// <summary>A rule about one kind of document.</summary>
internal sealed record Rule<TSubject>(string Code, Severity Severity, string Title) : Rule(Code, Severity, Title)
{
    /// <summary>Finds what breaks it.</summary>
    public required Func<TSubject, IEnumerable<Hit>> Check { get; init; }

    public IEnumerable<Finding> Findings(TSubject subject, string file) =>
        Check(subject).Select(hit => new Finding(Code, Severity, file, hit.Position, hit.What, Why, Remedy));
}
