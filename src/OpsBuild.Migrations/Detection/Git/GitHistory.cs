namespace OpsBuild.Migrations.Detection.Git;

/// <summary>Questions about commits, branches and how they descend from each other.</summary>
internal sealed class GitHistory(GitProgram git)
{
    /// <summary>The commit checked out; null before the first commit.</summary>
    public Task<string?> HeadAsync(CancellationToken cancellationToken) => FindCommitAsync("HEAD", cancellationToken);

    /// <summary>The commit that a name stands for; null when there is none here.</summary>
    public async Task<string?> FindCommitAsync(string name, CancellationToken cancellationToken)
    {
        // No branch or tag starts so, and git would read it as an option.
        if (name.StartsWith('-'))
            return null;

        var found = await git.TryRunAsync(["rev-parse", "--verify", "--quiet", $"{name}^{{commit}}"], cancellationToken);
        if (found.Succeeded)
            return found.Line;

        // 1 is a plain no; anything else could be a broken repository, which must not look like a missing branch.
        return found.ExitCode == 1 ? null : throw GitTrouble.Explain(found);
    }

    /// <summary>The whole name of a branch, here or of a remote; null for a tag, a commit id or an expression.</summary>
    public async Task<string?> FindBranchAsync(string name, CancellationToken cancellationToken)
    {
        var found = await git.TryRunAsync(["rev-parse", "--symbolic-full-name", "--verify", "--quiet", name], cancellationToken);
        return found.Succeeded && (found.Line.StartsWith("refs/heads/", StringComparison.Ordinal)
            || found.Line.StartsWith("refs/remotes/", StringComparison.Ordinal)) ? found.Line : null;
    }

    /// <summary>What a symbolic name such as HEAD or origin/HEAD points to; null when it does not exist or is detached.</summary>
    public async Task<string?> FindTargetAsync(string symbolicName, CancellationToken cancellationToken)
    {
        var found = await git.TryRunAsync(["symbolic-ref", "--quiet", symbolicName], cancellationToken);
        return found.Succeeded ? found.Line : null;
    }

    /// <summary>The remote branch that a local branch follows; null when it follows none, or that is gone.</summary>
    public async Task<string?> FindUpstreamAsync(string branch, CancellationToken cancellationToken)
    {
        var found = await git.RunAsync(["for-each-ref", "--format=%(upstream)", branch], cancellationToken);
        return found.Line.Length > 0 && await FindCommitAsync(found.Line, cancellationToken) is not null ? found.Line : null;
    }

    public async Task<string[]> RemotesAsync(CancellationToken cancellationToken) =>
        [.. (await git.RunAsync(["remote"], cancellationToken)).Lines.Where(name => name.Length > 0)];

    /// <summary>
    /// The parents that the commit itself names, present or not. <c>rev-list --parents</c> would hide what a shallow clone cut off.
    /// </summary>
    public async Task<string[]> ParentsAsync(string commit, CancellationToken cancellationToken)
    {
        var text = await git.RunAsync(["cat-file", "commit", commit], cancellationToken);
        return [.. text.Lines
            .TakeWhile(line => line.Length > 0)
            .Where(line => line.StartsWith("parent ", StringComparison.Ordinal))
            .Select(line => line["parent ".Length..])];
    }

    /// <summary>The best common ancestor; null when there is none in this clone.</summary>
    public async Task<string?> FindMergeBaseAsync(string one, string other, CancellationToken cancellationToken)
    {
        var found = await git.TryRunAsync(["merge-base", one, other], cancellationToken);
        return found.ExitCode switch
        {
            0 => found.Line,
            1 => null,
            _ => throw GitTrouble.Explain(found),
        };
    }

    public async Task<bool> IsAncestorAsync(string ancestor, string descendant, CancellationToken cancellationToken)
    {
        var answer = await git.TryRunAsync(["merge-base", "--is-ancestor", ancestor, descendant], cancellationToken);
        return answer.ExitCode switch
        {
            0 => true,
            1 => false,
            _ => throw GitTrouble.Explain(answer),
        };
    }
}
