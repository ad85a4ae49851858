using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>Where a head comes from: the steps that every way to a base is made of, each failing rather than guessing.</summary>
internal sealed class Ancestry(GitRepository repository, string head)
{
    public GitRepository Repository { get; } = repository;

    public string Head { get; } = head;

    /// <summary>The commit where HEAD left a branch.</summary>
    public async Task<ChosenBase> WhereHeadLeftAsync(string branch, CancellationToken cancellationToken)
    {
        var tip = await RequireAsync(branch, $"the tip of {ShortName(branch)}", cancellationToken);
        return await CommonWithAsync(new TargetBranch(ShortName(branch), tip), cancellationToken);
    }

    /// <summary>The newest commit that HEAD and a branch share.</summary>
    public async Task<ChosenBase> CommonWithAsync(TargetBranch target, CancellationToken cancellationToken)
    {
        var common = await Repository.History.FindMergeBaseAsync(Head, target.Tip, cancellationToken)
            ?? throw BaseTrouble.NothingInCommon(target, Repository.IsShallow);
        return ChosenBase.Commit(common, $"where HEAD left {target.Name}") with { Target = target };
    }

    /// <summary>The state before HEAD on the branch that HEAD is on: for a merge, before the merge.</summary>
    public async Task<ChosenBase> FirstParentAsync(string why, CancellationToken cancellationToken)
    {
        var parents = await Repository.History.ParentsAsync(Head, cancellationToken);
        if (parents.Length == 0)
            return ChosenBase.Nothing(Repository.EmptyTree, $"HEAD is the first commit; {why}");

        var parent = await RequireAsync(parents[0], "the first parent of HEAD", cancellationToken);
        return ChosenBase.Commit(parent, $"the first parent of HEAD; {why}");
    }

    /// <summary>A commit that has to be in this clone.</summary>
    public async Task<string> RequireAsync(string name, string role, CancellationToken cancellationToken) =>
        await Repository.History.FindCommitAsync(name, cancellationToken) ?? throw BaseTrouble.Missing(name, role, Repository.IsShallow);

    /// <summary>Fails unless HEAD is the event's commit or stands on it: a verdict on anything else would be about nothing.</summary>
    public async Task RequireHeadAtAsync(string commit, string role, CancellationToken cancellationToken)
    {
        var expected = await Repository.History.FindCommitAsync(commit, cancellationToken);
        if (expected == Head || (expected is not null && await Repository.History.IsAncestorAsync(expected, Head, cancellationToken)))
            return;
        throw BaseTrouble.OtherHead(Head, commit, role, Repository.IsShallow);
    }

    public static string ShortName(string branch) =>
        branch.StartsWith("refs/heads/", StringComparison.Ordinal) ? branch["refs/heads/".Length..]
        : branch.StartsWith("refs/remotes/", StringComparison.Ordinal) ? branch["refs/remotes/".Length..]
        : branch;
}
