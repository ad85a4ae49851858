using OpsBuild.Migrations.Detection.Events;

namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>The base that a CI event implies.</summary>
internal sealed class EventBase(Ancestry ancestry)
{
    public Task<ChosenBase> FindAsync(CiEvent started, CancellationToken cancellationToken) => started switch
    {
        CiEvent.Push push => PushAsync(push, cancellationToken),
        CiEvent.PullRequest request => PullRequestAsync(request, cancellationToken),
        CiEvent.MergeGroup group => MergeGroupAsync(group, cancellationToken),
        CiEvent.Other other => UnnamedAsync(other.DefaultBranch, $"the event {other.Name} names no base", cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(started), started, "The set of events is closed."),
    };

    /// <summary>A branch nobody pushed before: all of it since the default branch, or all of it.</summary>
    public async Task<ChosenBase> NewBranchAsync(string? pushed, string? defaultBranch, CancellationToken cancellationToken)
    {
        var branch = await DefaultBranch.FindAsync(ancestry.Repository.History, defaultBranch, cancellationToken);
        // The clone already has the default branch's first push under the remote's name; compared with itself nothing would be new.
        var isDefault = pushed is not null && (pushed == $"refs/heads/{defaultBranch}" || DefaultBranch.IsSame(pushed, branch));
        if (branch is not null && !isDefault)
            return await ancestry.WhereHeadLeftAsync(branch, cancellationToken);

        return isDefault || !ancestry.Repository.IsShallow
            ? ChosenBase.Nothing(ancestry.Repository.EmptyTree, "a first push: there is nothing before it")
            : throw BaseTrouble.Missing(defaultBranch ?? "main", "the default branch", isShallow: true);
    }

    private async Task<ChosenBase> PushAsync(CiEvent.Push push, CancellationToken cancellationToken)
    {
        if (push.After is not null)
            await ancestry.RequireHeadAtAsync(push.After, "what was pushed", cancellationToken);

        if (push.Before is null)
            return push.Ref.StartsWith("refs/tags/", StringComparison.Ordinal)
                ? await UnnamedAsync(push.DefaultBranch, "a new tag names no base", cancellationToken)
                : await NewBranchAsync(push.Ref, push.DefaultBranch, cancellationToken);

        var before = await ancestry.RequireAsync(push.Before, "the commit before this push", cancellationToken);
        // Compared exactly even when the push threw it away: what was on the branch may have been applied.
        var isKept = ancestry.Repository.IsShallow
            || await ancestry.Repository.History.IsAncestorAsync(before, ancestry.Head, cancellationToken);
        return ChosenBase.Commit(before, isKept ? "the commit before this push" : "the commit that this push threw away (force push)");
    }

    private async Task<ChosenBase> PullRequestAsync(CiEvent.PullRequest request, CancellationToken cancellationToken)
    {
        // GitHub checks out a merge of the two; its first parent is the very commit that was merged with, newer perhaps than the event's.
        var parents = await ancestry.Repository.History.ParentsAsync(ancestry.Head, cancellationToken);
        if (parents.Length > 1 && parents[0] != request.HeadSha && parents.Contains(request.HeadSha))
            return await ancestry.FirstParentAsync("HEAD is the pull request's merge commit", cancellationToken);

        await ancestry.RequireHeadAtAsync(request.HeadSha, "the pull request's head", cancellationToken);
        var tip = await ancestry.RequireAsync(request.BaseSha, "the pull request's base", cancellationToken);
        return await ancestry.CommonWithAsync(new TargetBranch("the pull request's base", tip), cancellationToken);
    }

    private async Task<ChosenBase> MergeGroupAsync(CiEvent.MergeGroup group, CancellationToken cancellationToken)
    {
        await ancestry.RequireHeadAtAsync(group.HeadSha, "the merge group's head", cancellationToken);
        var onto = await ancestry.RequireAsync(group.BaseSha, "the merge group's base", cancellationToken);
        return ChosenBase.Commit(onto, "the merge group's base");
    }

    // Off the default branch the change is everything since it; on it, the newest step of the branch, which for a merge is the merge.
    private async Task<ChosenBase> UnnamedAsync(string? defaultBranch, string why, CancellationToken cancellationToken)
    {
        var history = ancestry.Repository.History;
        if (await DefaultBranch.FindAsync(history, defaultBranch, cancellationToken) is not { } branch)
            throw ancestry.Repository.IsShallow
                ? BaseTrouble.Missing(defaultBranch ?? "main", "the default branch", isShallow: true)
                : BaseTrouble.NoDefaultBranch(why);

        var tip = await ancestry.RequireAsync(branch, "the default branch", cancellationToken);
        return tip == ancestry.Head || await history.IsAncestorAsync(ancestry.Head, tip, cancellationToken)
            ? await ancestry.FirstParentAsync(why, cancellationToken)
            : await ancestry.WhereHeadLeftAsync(branch, cancellationToken);
    }
}
