namespace OpsBuild.Batch.Results;

/// <summary>One reason why a run did not do what was asked.</summary>
/// <param name="Reason">A stable word in snake_case, for programs.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Why">What is known of its cause.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(string Reason, string What, string Why, string Remedy)
{
    public override string ToString() => $"{What} ({Why}) {Remedy}";
}
