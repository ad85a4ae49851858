namespace OpsBuild.Ecs.Ecspresso;

/// <summary>How a run of ecspresso ended. Its exit code is no verdict on a task: see docs/outcomes.md.</summary>
/// <param name="ExitCode">0, 1 for every error and for an interruption, 2 for a panic.</param>
/// <param name="Output">Standard output: results, and container log lines.</param>
/// <param name="Errors">Standard error: ecspresso's own log.</param>
public sealed record EcspressoResult(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    /// <summary>What ecspresso says went wrong: its last words, or the panic's first line.</summary>
    public string Failure => EcspressoOutput.Failure(Errors);

    /// <summary>The variable that a template must have and that is not set; null where that was not the trouble.</summary>
    public string? MissingVariable => EcspressoOutput.MissingVariable(Errors);
}
