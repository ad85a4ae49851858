namespace OpsBuild.Local.Tasks;

/// <summary>How a task ended.</summary>
/// <param name="ExitCode">Its exit code; 128 plus the signal's number where a signal ended it.</param>
/// <param name="Lines">Every line that it printed, in the order in which they came.</param>
public sealed record EndedTask(int ExitCode, IReadOnlyList<string> Lines);
