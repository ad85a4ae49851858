using OpsBuild.Migrations.Detection.Files;
using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>Under the migration folder only additions are lawful; a README and the like may change as they please.</summary>
internal static class ChangeRules
{
    public static IEnumerable<DetectionRefusal> Judge(Comparison comparison) =>
        comparison.Changes.Select(change => Judge(comparison, change)).OfType<DetectionRefusal>();

    private static DetectionRefusal? Judge(Comparison comparison, GitChange change)
    {
        var role = comparison.Folder.RoleOf(change.Path);
        if (change.NewMode == GitFileMode.Submodule)
            return comparison.Refuse(RefusalCode.Submodule, change.Path,
                "a submodule's files are another repository's: this one cannot say when they change.",
                $"git rm --cached {ShellText.Quote(change.Path)}, and put the migrations themselves into {comparison.Folder}.");
        if (role is FileRole.Other or FileRole.NestedSql)
            return null;

        return change.Status == FileStatus.Unmerged ? Unmerged(comparison, change)
            : role switch
            {
                FileRole.Migration => Migration(comparison, change),
                FileRole.Sum => Sum(comparison, change),
                FileRole.LookAlike => LookAlike(comparison, change),
                _ => InsideMigrationName(comparison, change),
            };
    }

    private static DetectionRefusal? Migration(Comparison comparison, GitChange change) =>
        change.Status == FileStatus.Added ? Addition(comparison, change)
        : change.Status == FileStatus.Modified ? HistoryRules.Modified(comparison, change)
        : change.Status == FileStatus.Deleted ? HistoryRules.Deleted(comparison, change)
        : change.Status == FileStatus.TypeChanged ? HistoryRules.TypeChanged(comparison, change)
        : Unexpected(comparison, change);

    private static DetectionRefusal? Addition(Comparison comparison, GitChange change) =>
        change.NewMode == GitFileMode.SymbolicLink ? Link(comparison, change)
        : IsUnusable(comparison.Folder.NameOf(change.Path)) ? Unusable(comparison, change)
        : null;

    // What it says is judged by SumRules; here only whether it still is a file.
    private static DetectionRefusal? Sum(Comparison comparison, GitChange change) =>
        change.NewMode == GitFileMode.SymbolicLink ? Link(comparison, change)
        : change.Status == FileStatus.Deleted ? comparison.Refuse(RefusalCode.SumDeleted, change.Path,
            "without atlas.sum nobody notices an edited migration, and apply refuses the folder.",
            $"{comparison.Restore(change.Path)}, then ./build.sh HashMigrations.")
        : change.Status == FileStatus.Added || change.Status == FileStatus.Modified || change.Status == FileStatus.TypeChanged ? null
        : Unexpected(comparison, change);

    private static DetectionRefusal? LookAlike(Comparison comparison, GitChange change) => change.Status == FileStatus.Deleted
        ? null
        : comparison.Refuse(RefusalCode.LooksLikeMigration, change.Path,
            "only names that end in .sql, in lower case, run (and only atlas.sum is the sum): this file would silently do nothing.",
            "name it after the rule, <version>_<name>.sql, then ./build.sh HashMigrations; or move it out of the folder.");

    private static DetectionRefusal? InsideMigrationName(Comparison comparison, GitChange change) => change.Status == FileStatus.Deleted
        ? null
        : comparison.Refuse(RefusalCode.FolderNamedLikeMigration, change.Path,
            "its folder is named like a migration, and whatever reads the directory fails on it.",
            "rename the folder so that it does not end in .sql.");

    private static DetectionRefusal Link(Comparison comparison, GitChange change) => comparison.Refuse(RefusalCode.SymbolicLink, change.Path,
        "a symbolic link can lead to other bytes tomorrow, and an image may not hold what it leads to.",
        "put a plain file with the same content in its place, then ./build.sh HashMigrations.");

    private static DetectionRefusal Unmerged(Comparison comparison, GitChange change) => comparison.Refuse(RefusalCode.Unmerged, change.Path,
        "a merge stopped at this file and waits for a decision.",
        comparison.Folder.RoleOf(change.Path) == FileRole.Sum
            ? "keep the entries of the base, then ./build.sh HashMigrations and git add the file."
            : "keep the base's version of the file, put your change into a new migration, git add both.");

    // U+FFFD stands for bytes that are not UTF-8.
    private static bool IsUnusable(string name) =>
        name.Any(c => char.IsControl(c) || c == '\uFFFD') || name.Contains("h1:", StringComparison.Ordinal) || name.Trim() != name;

    private static DetectionRefusal Unusable(Comparison comparison, GitChange change) => comparison.Refuse(
        RefusalCode.NameUnusable, change.Path,
        "atlas.sum has a line per file, its name, then 'h1:' and a hash: a control character, a blank at the start, 'h1:' or bytes that are "
        + "not UTF-8 in the name break it.",
        "rename it with letters, digits and underscores, then ./build.sh HashMigrations.");

    private static DetectionRefusal Unexpected(Comparison comparison, GitChange change) => comparison.Refuse(
        RefusalCode.UnexpectedStatus, change.Path,
        $"git reports it as {change.Status.Word}, and only additions are lawful here.",
        $"{comparison.Restore(change.Path)}, then add what you need as a new migration: ./build.sh NewMigration --name <name>.");
}
