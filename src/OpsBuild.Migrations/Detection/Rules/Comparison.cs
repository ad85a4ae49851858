using OpsBuild.Migrations.Detection.Bases;
using OpsBuild.Migrations.Detection.Files;
using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>Everything the rules judge by, read once.</summary>
internal sealed record Comparison
{
    public required MigrationFolder Folder { get; init; }

    public required ChosenBase Base { get; init; }

    /// <summary>The folder at the base.</summary>
    public required FolderContent Before { get; init; }

    /// <summary>The folder at the head: the commit's, or the work tree's.</summary>
    public required FolderContent Now { get; init; }

    /// <summary>What differs between the two, untracked files included where the work tree counts.</summary>
    public required IReadOnlyList<GitChange> Changes { get; init; }

    /// <summary>What differs between HEAD and the work tree; on CI none of it counts.</summary>
    public required IReadOnlyList<GitChange> Uncommitted { get; init; }

    /// <summary>The migrations at the tip of the branch that the change is going to; empty when the base is all there is.</summary>
    public required IReadOnlyList<string> AtTarget { get; init; }

    public required bool OnCi { get; init; }

    /// <summary>The paths of the new migrations, in the order of their names.</summary>
    public IReadOnlyList<string> Added => field ??=
    [
        .. Changes
            .Where(change => change.Status == FileStatus.Added && Folder.RoleOf(change.Path) == FileRole.Migration)
            .Select(change => change.Path)
            .Order(Utf8Order.Instance),
    ];

    /// <summary>What git says of a file.</summary>
    public FileStatus StatusOf(string path) => Changes.FirstOrDefault(change => change.Path == path)?.Status ?? FileStatus.Unchanged;

    public bool IsUncommitted(string path) => Uncommitted.Any(change => change.Path == path);

    public DetectionRefusal Refuse(RefusalCode code, string path, string why, string remedy) => new(code, path, StatusOf(path), why, remedy);

    /// <summary>The command that brings a file of the base back.</summary>
    public string Restore(string path) => $"git checkout {Base.Point.ShortCommit} -- {ShellText.Quote(path)}";
}
