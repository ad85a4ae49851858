namespace OpsBuild.Migrations.Detection.Git;

/// <summary>Which git is called and how.</summary>
internal sealed record GitSettings(TimeSpan Timeout)
{
    public string Program { get; init; } = "git";

    /// <summary>Variables on top of the process's own; tests keep a person's configuration out with them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
