using OpsBuild.Definitions;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Pipeline;

/// <summary>One run of one of the project's one-shot tasks.</summary>
/// <param name="Task">Which.</param>
/// <param name="Target">The build target that asks, as <c>ApplyMigration</c>.</param>
public sealed record OneShotRun(OneShotTask Task, string Target)
{
    /// <summary>How long a run may take where nobody says otherwise: as long as ecspresso waits.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(10);

    /// <summary>The run's id.</summary>
    public required RunId RunId { get; init; }

    /// <summary>The folder of the ecspresso files.</summary>
    public required string Definitions { get; init; }

    /// <summary>What the templates see for this run alone, before the environment's own variables; a null removes nothing and adds nothing.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>How long the run may take, registration included.</summary>
    /// <value>Default 10 minutes, as ecspresso's.</value>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Looks for a task that this run id has already, and follows it.</summary>
    /// <value>Default false.</value>
    public bool Reattach { get; init; }

    /// <summary>The commit that is run, for the task's tags.</summary>
    public string? Commit { get; init; }
}
