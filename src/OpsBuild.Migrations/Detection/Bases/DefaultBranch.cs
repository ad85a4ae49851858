using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>Finds the branch that changes are going to: as the remote has it, else as it is here.</summary>
internal static class DefaultBranch
{
    private static readonly string[] UsualNames = ["main", "master"];

    /// <summary>The whole name of the default branch; null when nothing here looks like one.</summary>
    /// <param name="history">Where to look.</param>
    /// <param name="knownName">The name that a CI event gave; null when it has to be found out.</param>
    /// <param name="cancellationToken">Ends the questions to git.</param>
    public static async Task<string?> FindAsync(GitHistory history, string? knownName, CancellationToken cancellationToken)
    {
        string[] names = knownName is null ? UsualNames : [knownName];
        foreach (var candidate in await CandidatesAsync(history, knownName is null, names, cancellationToken))
            if (await history.FindCommitAsync(candidate, cancellationToken) is not null)
                return candidate;
        return null;
    }

    /// <summary>Whether two whole names are one branch, here and on a remote.</summary>
    public static bool IsSame(string local, string? branch) =>
        local == branch
        || (branch?.Split('/', 4) is ["refs", "remotes", _, var name] && local == $"refs/heads/{name}");

    private static async Task<IEnumerable<string>> CandidatesAsync(
        GitHistory history, bool askRemote, string[] names, CancellationToken cancellationToken)
    {
        var local = names.Select(name => $"refs/heads/{name}");
        if (await RemoteAsync(history, cancellationToken) is not { } remote)
            return local;

        // Written by git clone: what the server called its default branch at that time.
        var told = askRemote ? await history.FindTargetAsync($"refs/remotes/{remote}/HEAD", cancellationToken) : null;
        return [.. told is null ? [] : new[] { told }, .. names.Select(name => $"refs/remotes/{remote}/{name}"), .. local];
    }

    // "origin" by convention; a single remote of another name is as clear.
    private static async Task<string?> RemoteAsync(GitHistory history, CancellationToken cancellationToken)
    {
        var remotes = await history.RemotesAsync(cancellationToken);
        return remotes.Contains("origin") ? "origin" : remotes is [var only] ? only : null;
    }
}
