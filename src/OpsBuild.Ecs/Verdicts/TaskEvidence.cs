namespace OpsBuild.Ecs.Verdicts;

/// <summary>What is known of an ended task: the proofs from which a verdict is made.</summary>
/// <param name="ExitCode">The exit code of the batch, or null where none was reported.</param>
/// <param name="Log">Every line that the batch printed, in order.</param>
public sealed record TaskEvidence(int? ExitCode, IReadOnlyList<string> Log);
