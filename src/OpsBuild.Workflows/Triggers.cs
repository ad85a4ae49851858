namespace OpsBuild.Workflows;

/// <summary>What starts a workflow.</summary>
public sealed record Triggers
{
    /// <summary>A push.</summary>
    /// <value>Default null: none does.</value>
    public PushTrigger? Push { get; init; }

    /// <summary>A pull request, opened or pushed to.</summary>
    public bool PullRequest { get; init; }

    /// <summary>The merge queue.</summary>
    public bool MergeGroup { get; init; }

    /// <summary>Times in UTC, as cron writes them: <c>17 4 * * *</c>.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> Schedules { get; init; } = [];

    /// <summary>What a person who starts it says.</summary>
    /// <value>Default null: nobody can start it by hand. Empty: there is nothing to say.</value>
    public IReadOnlyList<WorkflowInput>? Inputs { get; init; }
}
