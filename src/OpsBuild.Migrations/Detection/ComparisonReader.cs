using OpsBuild.Migrations.Detection.Bases;
using OpsBuild.Migrations.Detection.Files;
using OpsBuild.Migrations.Detection.Git;
using OpsBuild.Migrations.Detection.Rules;

namespace OpsBuild.Migrations.Detection;

/// <summary>Reads both sides and their difference: the commit's files on CI, the work tree's elsewhere.</summary>
internal sealed class ComparisonReader(GitRepository repository, MigrationFolder folder, bool onCi)
{
    public async Task<Comparison> ReadAsync(ChosenBase @base, string head, CancellationToken cancellationToken)
    {
        var untracked = await repository.Files.UntrackedAsync(folder.Path, cancellationToken);
        GitChange[] unknownToGit = [.. untracked
            .Where(path => !path.EndsWith('/'))     // another repository inside of this one, which git does not enter
            .Select(path => GitChange.Untracked(path, WorkTreeFolder.ModeOf(repository, path)))];

        var before = await CommittedFolder.ReadAsync(repository, @base.Tree, folder, cancellationToken);
        var changes = await repository.Files.ChangesAsync(@base.Tree, onCi ? head : null, folder.Path, cancellationToken);
        var unmerged = onCi ? [] : await repository.Files.UnmergedAsync(folder.Path, cancellationToken);
        var uncommitted = await repository.Files.ChangesAsync(head, null, folder.Path, cancellationToken);
        var comparison = new Comparison
        {
            Folder = folder,
            Base = @base,
            Before = before,
            Now = onCi
                ? await CommittedFolder.ReadAsync(repository, head, folder, cancellationToken)
                : await WorkTreeFolder.ReadAsync(repository, folder, untracked, cancellationToken),
            Changes = onCi ? changes : WithConflicts(Merge(changes, unknownToGit), unmerged),
            Uncommitted = Merge(uncommitted, unknownToGit),
            AtTarget = await AtTargetAsync(@base, cancellationToken),
            OnCi = onCi,
        };
        return Complete(comparison);
    }

    private async Task<string[]> AtTargetAsync(ChosenBase @base, CancellationToken cancellationToken)
    {
        if (@base.Target is not { } target || target.Tip == @base.Tree)
            return [];

        var files = await repository.Files.InCommitAsync(target.Tip, folder.Path, cancellationToken);
        return [.. files.Select(file => file.Path).Where(path => folder.RoleOf(path) == FileRole.Migration)];
    }

    // A file taken out of the index and left on disk is both deleted and untracked: the deletion is what the next commit would record.
    private static GitChange[] Merge(GitChange[] tracked, GitChange[] untracked) =>
        [.. tracked, .. untracked.ExceptBy(tracked.Select(change => change.Path), change => change.Path)];

    private static GitChange[] WithConflicts(GitChange[] changes, string[] unmerged) =>
        [.. changes.Select(change => unmerged.Contains(change.Path) ? change with { Status = FileStatus.Unmerged } : change)];

    private Comparison Complete(Comparison comparison)
    {
        if (comparison.Before.IsEmpty && comparison.Now.IsEmpty && comparison.Changes.Count == 0)
            throw FolderMissing();

        var deleted = comparison.Changes.Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
        var absent = comparison.Before.Migrations.Select(file => file.Path)
            .Except(comparison.Now.Migrations.Select(file => file.Path))
            .FirstOrDefault(path => !deleted.Contains(path));
        return absent is null ? comparison : throw NotCheckedOut(absent);
    }

    private DetectionException FolderMissing() => new(
        DetectionProblem.FolderMissing,
        $"There is no migration folder {folder} in this repository.",
        "neither base nor head has a file in it, so a mistyped name and a first day look the same.",
        "name the folder that holds the migrations, or make the first one: ./build.sh NewMigration --name <name>.");

    private static DetectionException NotCheckedOut(string path) => new(
        DetectionProblem.FileNotCheckedOut,
        $"{ShellText.Quote(path)} is tracked by git and not on disk, although nobody deleted it.",
        "the checkout is sparse and leaves it out.",
        "check the whole folder out: git sparse-checkout disable.");
}
