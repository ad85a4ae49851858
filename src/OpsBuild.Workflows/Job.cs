namespace OpsBuild.Workflows;

/// <summary>A job: a machine of its own, with a token of its own.</summary>
/// <param name="Id">Its id, as <c>migrate</c>.</param>
/// <param name="Name">What the run's page and a branch's required checks call it.</param>
public sealed record Job(string Id, string Name)
{
    /// <summary>The image of the machine.</summary>
    /// <value>Default <c>ubuntu-24.04</c>: a name that moves would change the machine without a commit.</value>
    public string RunsOn { get; init; } = "ubuntu-24.04";

    /// <summary>What its token may do.</summary>
    /// <value>Default: nothing.</value>
    public IReadOnlyDictionary<TokenScope, Access> Permissions { get; init; } = new Dictionary<TokenScope, Access>();

    /// <summary>The GitHub environment, with its reviewers, its variables and its name in the OpenID Connect subject; may be an expression.</summary>
    /// <value>Default null: none.</value>
    public string? Environment { get; init; }

    /// <summary>Who waits for whom.</summary>
    public required Concurrency Concurrency { get; init; }

    /// <summary>When GitHub ends it.</summary>
    /// <value>Written in whole minutes, rounded up.</value>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The steps, in their order.</summary>
    public required IReadOnlyList<Step> Steps { get; init; }
}
