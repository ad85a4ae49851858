namespace OpsBuild.Workflows;

/// <summary>A push that starts a workflow.</summary>
/// <param name="Branches">To one of these branches.</param>
/// <param name="Paths">Which changes one of these; GitHub's patterns, as <c>db/migrations/**</c>.</param>
public sealed record PushTrigger(IReadOnlyList<string> Branches, IReadOnlyList<string> Paths);
