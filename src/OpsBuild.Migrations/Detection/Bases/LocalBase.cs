namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>The base on a person's machine: what the default branch already had when this work began.</summary>
internal sealed class LocalBase(Ancestry ancestry)
{
    public async Task<ChosenBase> FindAsync(CancellationToken cancellationToken)
    {
        var history = ancestry.Repository.History;
        var current = await history.FindTargetAsync("HEAD", cancellationToken);
        var branch = await DefaultBranch.FindAsync(history, null, cancellationToken);

        if (branch is null)
            return HeadItself("no default branch (origin/HEAD, main, master) is known");
        if (current is null || !DefaultBranch.IsSame(current, branch))
            return await ancestry.WhereHeadLeftAsync(branch, cancellationToken);

        // On the default branch: not yet pushed commits count as well.
        if (await history.FindUpstreamAsync(current, cancellationToken) is { } upstream)
            return await ancestry.WhereHeadLeftAsync(upstream, cancellationToken);
        return branch == current
            ? HeadItself($"{Ancestry.ShortName(current)} has no remote branch to compare with")
            : await ancestry.WhereHeadLeftAsync(branch, cancellationToken);
    }

    // What is committed was lawful when it was; only the work tree's additions are new.
    private ChosenBase HeadItself(string why) => ChosenBase.Commit(ancestry.Head, $"HEAD itself: {why}");
}
