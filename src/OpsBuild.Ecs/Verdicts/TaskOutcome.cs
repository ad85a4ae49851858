namespace OpsBuild.Ecs.Verdicts;

/// <summary>
/// One of the named ways in which a run of a task can end: a closed set, listed in docs/outcomes.md. Only <see cref="Succeeded"/> is a pass.
/// </summary>
/// <remarks>
/// The vocabulary is that of Amazon ECS (stop codes, "Stopped tasks error messages", API failure reasons) and of the batch's own result line.
/// ECS changes its texts from version to version, so outcomes are found by prefix and keyword, and the raw text is kept in the verdict.
/// </remarks>
public sealed partial record TaskOutcome
{
    private TaskOutcome(string code, string sentence, string[] causes, string next, bool retry = false)
    {
        Code = code;
        Sentence = sentence;
        Causes = causes;
        Next = next;
        IsWorthRetrying = retry;
    }

    /// <summary>The outcome's stable word, such as <c>image_not_found</c>: for scripts, dashboards and searches.</summary>
    public string Code { get; }

    /// <summary>What happened, in one sentence.</summary>
    public string Sentence { get; }

    /// <summary>What usually is behind it, the likeliest first; empty for a success.</summary>
    public IReadOnlyList<string> Causes { get; }

    /// <summary>The command to run next, with placeholders such as <c>{task}</c> that <see cref="TaskPlace"/> fills; empty for a success.</summary>
    public string Next { get; }

    /// <summary>True where the same request may well pass a little later without anybody changing anything.</summary>
    public bool IsWorthRetrying { get; }

    /// <summary>Every outcome that there is, in the order of docs/outcomes.md.</summary>
    public static IReadOnlyList<TaskOutcome> All => [.. Proofs, .. Starts, .. Runs, .. Stops, .. Requests];

    public override string ToString() => Code;
}
