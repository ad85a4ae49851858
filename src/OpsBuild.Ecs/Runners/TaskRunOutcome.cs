using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Runners;

/// <summary>What a run came to.</summary>
/// <param name="Verdict">The judgement: only <see cref="TaskVerdict.Succeeded"/> is a pass.</param>
/// <param name="Evidence">What it was made from.</param>
/// <param name="Logs">The log of each container, as far as it was read.</param>
public sealed record TaskRunOutcome(TaskVerdict Verdict, EcsTaskEvidence Evidence, IReadOnlyDictionary<string, TaskLog> Logs)
{
    /// <summary>The task's ARN; null where no task was started.</summary>
    public string? TaskArn => Evidence.Place.TaskArn;

    /// <summary>The revision that it ran; null where that is not known.</summary>
    public string? DefinitionArn => Evidence.Place.DefinitionArn;
}
