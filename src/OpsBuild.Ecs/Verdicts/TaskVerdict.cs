namespace OpsBuild.Ecs.Verdicts;

/// <summary>What may be said of an ended task. A gate fails closed: only <see cref="Succeeded"/> is a pass.</summary>
public abstract record TaskVerdict
{
    private TaskVerdict() { }

    /// <summary>Exit code 0 and this run's one result line, which says the same.</summary>
    public sealed record Succeeded(ResultLine Result) : TaskVerdict;

    /// <summary>The task ended with a failure which its own result line names.</summary>
    public sealed record Failed(ResultLine Result) : TaskVerdict;

    /// <summary>A proof is missing or two proofs disagree, so nothing is known to have succeeded.</summary>
    public sealed record Unproven(string What, string Remedy) : TaskVerdict;

    /// <summary>Judges an ended task of the run <paramref name="runId"/> that was to run <paramref name="command"/>.</summary>
    public static TaskVerdict Of(TaskEvidence evidence, RunId runId, string command)
    {
        var results = evidence.Log.Select(line => ResultLine.TryParse(line, out var result) ? result : null).OfType<ResultLine>().ToList();
        var own = results.Where(result => result.RunId == runId.ToString()).ToList();

        return (evidence.ExitCode, own) switch
        {
            (null, _) => new Unproven(
                $"No exit code was reported for run {runId}.",
                "Look at the end of its log; running the target again is safe, since the database records what was applied."),
            ({ } code, []) when results.Count > 0 => new Unproven(
                $"The batch ended with exit code {code}, but its result line belongs to run {results[^1].RunId}, not to {runId}.",
                "Another run's log was read; run the target again."),
            ({ } code, []) => new Unproven(
                $"The batch ended with exit code {code} without its result line.",
                "It was killed or it crashed: look at the end of its log; running the target again is safe."),
            (_, [_, _, ..]) => new Unproven(
                $"Run {runId} printed {own.Count} result lines where one is expected.",
                "Two batches ran under one id; run the target again."),
            (_, [var result]) when result.Command != command => new Unproven(
                $"The result line is of the command {result.Command}, but {command} was asked for.",
                "The task definition names another command; correct it and run the target again."),
            ({ } code, [var result]) when result.ExitCode != code => new Unproven(
                $"The result line says exit code {result.ExitCode} ({result.Outcome}), but the process ended with {code}.",
                "It was killed on its way out: look at the end of its log; running the target again is safe."),
            (0, [var result]) => new Succeeded(result),
            (_, [var result]) => new Failed(result),
        };
    }
}
