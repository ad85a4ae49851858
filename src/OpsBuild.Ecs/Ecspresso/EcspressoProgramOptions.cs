namespace OpsBuild.Ecs.Ecspresso;

/// <summary>Where ecspresso may come from: a path, else PATH, else a download whose checksum the caller has pinned.</summary>
public sealed record EcspressoProgramOptions
{
    /// <summary>The program's file. Null: looked for on PATH.</summary>
    public string? Path { get; init; }

    /// <summary>The search path.</summary>
    /// <value>Default the environment's <c>PATH</c>.</value>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>The oldest version that is accepted.</summary>
    public EcspressoVersion From { get; init; } = EcspressoVersion.Oldest;

    /// <summary>The first version that is no longer accepted.</summary>
    public EcspressoVersion Before { get; init; } = EcspressoVersion.Beyond;

    /// <summary>What to fetch where there is none; null: nothing is fetched.</summary>
    public EcspressoDownload? Download { get; init; }

    /// <summary>Variables of the program's environment beside the inherited ones, such as <c>AWS_ENDPOINT_URL</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables that are asked for anew before each command, such as credentials that do not last; they win.</summary>
    /// <value>Default null: none.</value>
    public Func<IReadOnlyDictionary<string, string>>? Renewed { get; init; }
}
