namespace OpsBuild.Workflows;

/// <summary>One job of a group runs at a time; a second one waits, and takes the place of one that waits already.</summary>
/// <param name="Group">The group's name, which may hold expressions.</param>
/// <param name="CancelsRunning">Whether a newcomer ends the one that runs.</param>
public sealed record Concurrency(string Group, bool CancelsRunning);
