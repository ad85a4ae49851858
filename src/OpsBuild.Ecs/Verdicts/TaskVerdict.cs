namespace OpsBuild.Ecs.Verdicts;

/// <summary>What may be said of an ended task. A gate fails closed: only <see cref="Succeeded"/> is a pass.</summary>
public abstract record TaskVerdict
{
    private TaskVerdict() { }

    /// <summary>The named outcome: of the closed set that docs/outcomes.md lists.</summary>
    public abstract TaskOutcome Outcome { get; }

    /// <summary>All proofs are there: exit code 0, on ECS its ordinary end, and this run's one result line, which says the same.</summary>
    public sealed record Succeeded(ResultLine Result) : TaskVerdict
    {
        public override TaskOutcome Outcome => TaskOutcome.Succeeded;
    }

    /// <summary>The task ended with a failure which its own result line names.</summary>
    public sealed record Failed(ResultLine Result) : TaskVerdict
    {
        public override TaskOutcome Outcome => TaskOutcome.BatchFailed;
    }

    /// <summary>A proof is missing or two proofs disagree, so nothing is known to have succeeded.</summary>
    /// <param name="What">What is known of this run, with the raw words of ECS or of the tool.</param>
    /// <param name="Remedy">What to do: for a task on ECS, the likely causes and the next command.</param>
    public sealed record Unproven(string What, string Remedy) : TaskVerdict
    {
        /// <summary>The command to run next, ready to be pasted; null where there is nothing to ask but the run's own log.</summary>
        public string? NextCommand { get; init; }

        /// <summary>The run's result line all the same, for what it tells; it proves nothing here.</summary>
        public ResultLine? Result { get; init; }

        /// <summary>What was found to be wrong.</summary>
        public required TaskOutcome Problem { get; init; }

        public override TaskOutcome Outcome => Problem;
    }

    /// <summary>Judges what is known of a task on ECS of the run <paramref name="runId"/> that was to run <paramref name="command"/>.</summary>
    public static TaskVerdict Of(EcsTaskEvidence evidence, RunId runId, string command) => new EcsJudge(evidence, runId, command).Verdict();

    /// <summary>The verdict where the exit code and the one result line agree.</summary>
    internal static TaskVerdict Proven(int exitCode, ResultLine result) => exitCode == 0 ? new Succeeded(result) : new Failed(result);
}
