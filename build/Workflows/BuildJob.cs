using OpsBuild.Workflows;

namespace OpsBuild.Build.Workflows;

/// <summary>A job that runs one target: check-out, SDK, the call, and what the call left behind.</summary>
internal sealed record BuildJob(string Id, string Name, BuildCall Call)
{
    /// <summary>Whether git is asked about more than the newest commit.</summary>
    public bool NeedsHistory { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Variables { get; init; } = [];

    public IReadOnlyDictionary<TokenScope, Access> Permissions { get; init; } = new Dictionary<TokenScope, Access> { [TokenScope.Contents] = Access.Read };

    public string? Environment { get; init; }

    public required Concurrency Concurrency { get; init; }

    public required TimeSpan Timeout { get; init; }

    public Job ToJob() => new(Id, Name)
    {
        Environment = Environment,
        Permissions = Permissions,
        Concurrency = Concurrency,
        Timeout = Timeout,
        Steps = [CheckOut, SetUp, new Step.Build($"{Call.Target}", Call) { Variables = Variables }, Upload],
    };

    private Step.Action CheckOut => new("Check out", Actions.Checkout)
    {
        With = NeedsHistory ? [new("fetch-depth", 0), new("persist-credentials", false)] : [new("persist-credentials", false)],
    };

    private static Step.Action SetUp => new("Set up .NET", Actions.SetupDotNet)
    {
        With = [new("global-json-file", "global.json"), new("cache", true), new("cache-dependency-path", "**/packages.lock.json")],
    };

    // .nuke is hidden, which the action would leave out; the folders below hold tools.
    private Step.Action Upload => new("Keep what the run left", Actions.UploadArtifact)
    {
        RunsAlways = true,
        With =
        [
            new("name", $"{Id}-{Expression.Of("github.run_attempt")}"), new("path", ".nuke/temp/*.json\n.nuke/temp/*.html\n.nuke/temp/*.md\n.nuke/temp/*.log\n"),
            new("include-hidden-files", true), new("if-no-files-found", "ignore"), new("retention-days", 30),
        ],
    };
}
