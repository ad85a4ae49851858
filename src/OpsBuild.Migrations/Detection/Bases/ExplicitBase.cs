using OpsBuild.Migrations.Detection.Events;

namespace OpsBuild.Migrations.Detection.Bases;

/// <summary>The base that somebody named with <c>--base-ref</c>.</summary>
internal sealed class ExplicitBase(Ancestry ancestry)
{
    public async Task<ChosenBase> FindAsync(string name, CiEvent? started, CancellationToken cancellationToken)
    {
        var history = ancestry.Repository.History;
        // What a workflow passes on from a first push, where there is nothing before.
        if (IsZero(name))
        {
            var pushed = (started as CiEvent.Push)?.Ref ?? await history.FindTargetAsync("HEAD", cancellationToken);
            return await new EventBase(ancestry).NewBranchAsync(pushed, started?.DefaultBranch, cancellationToken);
        }

        var commit = await history.FindCommitAsync(name, cancellationToken);
        if (commit is null)
            throw LooksLikeCommitId(name)
                ? BaseTrouble.Missing(name, "the commit given with --base-ref", ancestry.Repository.IsShallow)
                : BaseTrouble.Unknown(name, "no branch, tag or commit of this clone has that name.");

        // A branch moves on by itself, and its newer files would look as if HEAD had deleted them; a commit or a tag is meant exactly.
        return await history.FindBranchAsync(name, cancellationToken) is { } branch
            ? await ancestry.WhereHeadLeftAsync(branch, cancellationToken)
            : ChosenBase.Commit(commit, $"--base-ref {name}");
    }

    private static bool IsZero(string name) => name.Length is 40 or 64 && name.All(digit => digit == '0');

    private static bool LooksLikeCommitId(string name) => name.Length is >= 7 and <= 64 && name.All(char.IsAsciiHexDigit);
}
