namespace OpsBuild.Local.Aws.Registry.Faults;

/// <summary>What the scan of every image of a repository comes to, in a test: nothing here is ever really scanned.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="States">The states that one question after the other is answered with, as <c>IN_PROGRESS</c>, <c>COMPLETE</c>; the last one stays.</param>
public sealed record ImageScan(string Repository, IReadOnlyList<string> States)
{
    /// <summary>How many findings there are of each severity, once the state is <c>COMPLETE</c> or <c>ACTIVE</c>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();
}
