namespace OpsBuild.Ecs.Verdicts;

/// <summary>The log of the watched container, as far as it was read after the task's end.</summary>
/// <param name="Lines">Every line, in order.</param>
/// <param name="NotDrained">Why it was not read to its end; null where it was.</param>
public sealed record TaskLog(IReadOnlyList<string> Lines, string? NotDrained = null)
{
    /// <summary>Whether every line that CloudWatch has was read, after the task had ended.</summary>
    public bool IsDrained => NotDrained is null;
}
