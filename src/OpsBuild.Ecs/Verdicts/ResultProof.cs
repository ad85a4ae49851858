namespace OpsBuild.Ecs.Verdicts;

/// <summary>The third proof: what the lines of a log say about one run, once the process's exit code is known.</summary>
/// <param name="Problem">What is wrong with the proof; null where the one line is there and agrees with the exit code.</param>
/// <param name="What">The problem in a sentence of this run.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Line">The run's one result line where there is exactly one.</param>
internal sealed record ResultProof(TaskOutcome? Problem, string What, string Remedy, ResultLine? Line)
{
    public static ResultProof Of(int exitCode, IReadOnlyList<string> log, RunId runId, string command)
    {
        var results = log.Select(line => ResultLine.TryParse(line, out var result) ? result : null).OfType<ResultLine>().ToList();
        var own = results.Where(result => result.RunId == runId.ToString()).ToList();

        return own switch
        {
            [] when results.Count > 0 => new(TaskOutcome.ResultLineForeign,
                $"The batch ended with exit code {exitCode}, but its result line belongs to run {results[^1].RunId}, not to {runId}.",
                "Another run's log was read; run the target again.", null),
            [] => new(TaskOutcome.ResultLineMissing,
                $"The batch ended with exit code {exitCode} without its result line.",
                "It was killed or it crashed: look at the end of its log; running the target again is safe.", null),
            [_, _, ..] => new(TaskOutcome.ResultLineRepeated,
                $"Run {runId} printed {own.Count} result lines where one is expected.",
                "Two batches ran under one id; run the target again.", null),
            [var result] when result.Command != command => new(TaskOutcome.ResultLineOfOtherCommand,
                $"The result line is of the command {result.Command}, but {command} was asked for.",
                "The task definition names another command; correct it and run the target again.", result),
            [var result] when result.ExitCode != exitCode => new(TaskOutcome.ResultLineContradictsExitCode,
                $"The result line says exit code {result.ExitCode} ({result.Outcome}), but the process ended with {exitCode}.",
                "It was killed on its way out: look at the end of its log; running the target again is safe.", result),
            [var result] => new(null, "", "", result),
        };
    }
}
