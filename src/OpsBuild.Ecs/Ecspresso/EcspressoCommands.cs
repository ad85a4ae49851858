namespace OpsBuild.Ecs.Ecspresso;

/// <summary><c>ecspresso run</c>: one task.</summary>
public sealed record EcspressoRun : EcspressoCommand
{
    /// <summary>The container whose end counts. Without it ecspresso takes the first of the definition, sidecar or not.</summary>
    public required string WatchContainer { get; init; }

    /// <summary>The registered revision to run; null registers the configuration's definition anew.</summary>
    public int? Revision { get; init; }

    /// <summary>RunTask's overrides as JSON; seen by everybody who may describe tasks.</summary>
    public string? Overrides { get; init; }

    public string? ClientToken { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    public bool DryRun { get; init; }

    internal override string Word => "run";

    internal override IEnumerable<string> Options(EcspressoVersion version) =>
    [
        .. Value("watch-container", WatchContainer), .. Value("revision", Revision), .. Value("overrides", Overrides), .. Value("client-token", ClientToken),
        .. Value("tags", Tags.Count == 0 ? null : string.Join(',', Tags.Select(tag => $"{tag.Key}={tag.Value}"))), .. Flag("dry-run", DryRun),
    ];
}

/// <summary><c>ecspresso register</c>: a new revision, run by nobody yet.</summary>
public sealed record EcspressoRegister : EcspressoCommand
{
    public bool DryRun { get; init; }

    internal override string Word => "register";

    internal override IEnumerable<string> Options(EcspressoVersion version) => ["--output", .. Flag("dry-run", DryRun)];
}

/// <summary><c>ecspresso deploy</c>: the service on a new revision.</summary>
public sealed record EcspressoDeploy : EcspressoCommand
{
    /// <summary>What is waited for. Said in every version that knows it, because the default moved from <c>stable</c> to <c>deployed</c> in 2.6.</summary>
    /// <value>Default <c>deployed</c>; before 2.5 ecspresso waits for <c>stable</c>.</value>
    public string WaitUntil { get; init; } = "deployed";

    public bool Wait { get; init; } = true;

    public int? Revision { get; init; }

    /// <summary>How many tasks; null leaves that alone.</summary>
    public int? Tasks { get; init; }

    public bool ForceNewDeployment { get; init; }

    public bool SkipTaskDefinition { get; init; }

    /// <summary>Takes the newest revision of the definition's family instead of registering one.</summary>
    public bool LatestTaskDefinition { get; init; }

    /// <summary>Whether the service's other settings become those of the service definition.</summary>
    /// <value>Default true, as ecspresso's.</value>
    public bool UpdateService { get; init; } = true;

    public bool DryRun { get; init; }

    internal override string Word => "deploy";

    internal override IEnumerable<string> Options(EcspressoVersion version) =>
    [
        .. version.IsAtLeast(EcspressoVersion.JsonLogs) && Wait ? Value("wait-until", WaitUntil) : [], .. Flag("no-wait", !Wait), .. Value("revision", Revision),
        .. Value("tasks", Tasks), .. Flag("force-new-deployment", ForceNewDeployment), .. Flag("skip-task-definition", SkipTaskDefinition),
        .. Flag("latest-task-definition", LatestTaskDefinition), .. Flag("no-update-service", !UpdateService), .. Flag("dry-run", DryRun),
    ];
}

/// <summary><c>ecspresso render</c>: a file after its templates.</summary>
/// <param name="Target">One of <c>config</c>, <c>service-definition</c>, <c>task-definition</c>.</param>
public sealed record EcspressoRender(string Target) : EcspressoCommand
{
    internal override string Word => "render";

    internal override IEnumerable<string> Options(EcspressoVersion version) => [Target];
}

/// <summary><c>ecspresso verify</c>: whether what the definitions name is there.</summary>
public sealed record EcspressoVerify : EcspressoCommand
{
    /// <summary>Reads every secret for real.</summary>
    /// <value>Default false: CI never reads a database password.</value>
    public bool GetSecrets { get; init; }

    /// <summary>Writes a line into every log group for real.</summary>
    /// <value>Default false.</value>
    public bool PutLogs { get; init; }

    internal override string Word => "verify";

    internal override IEnumerable<string> Options(EcspressoVersion version) => [.. Flag("no-get-secrets", !GetSecrets), .. Flag("no-put-logs", !PutLogs)];
}

/// <summary><c>ecspresso diff</c>: what a deploy would change. It ends with 0 whether or not there is a difference: read its output.</summary>
public sealed record EcspressoDiff : EcspressoCommand
{
    internal override string Word => "diff";

    internal override IEnumerable<string> Options(EcspressoVersion version) => [];
}

/// <summary><c>ecspresso rollback</c>: the service back on its revision before.</summary>
public sealed record EcspressoRollback : EcspressoCommand
{
    public bool Wait { get; init; } = true;

    /// <summary>Deregisters the revision that was rolled back; ecspresso refuses that together with not waiting.</summary>
    public bool DeregisterTaskDefinition { get; init; } = true;

    public bool DryRun { get; init; }

    internal override string Word => "rollback";

    internal override IEnumerable<string> Options(EcspressoVersion version) =>
    [
        .. Flag("no-wait", !Wait), .. Flag("no-deregister-task-definition", !DeregisterTaskDefinition || !Wait), .. Flag("dry-run", DryRun),
        // v3 rolls an active deployment back; v2's way, which works without one, has got a switch of its own.
        .. Flag("with-previous-task-definition", version.Major >= 3),
    ];
}

/// <summary><c>ecspresso wait</c>: until the service is where it should be.</summary>
public sealed record EcspressoWait : EcspressoCommand
{
    /// <summary><c>stable</c> or <c>deployed</c>; null leaves it to ecspresso, whose default differs between versions.</summary>
    public string? WaitUntil { get; init; }

    internal override string Word => "wait";

    internal override IEnumerable<string> Options(EcspressoVersion version) => Since(EcspressoVersion.JsonLogs, version, "wait-until", WaitUntil);
}
