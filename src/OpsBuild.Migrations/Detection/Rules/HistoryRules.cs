using OpsBuild.Migrations.Detection.Git;

namespace OpsBuild.Migrations.Detection.Rules;

/// <summary>What may not happen to a migration that the base already has: a database may have applied it.</summary>
internal static class HistoryRules
{
    public static DetectionRefusal Modified(Comparison comparison, GitChange change)
    {
        if (change.OldMode != change.NewMode && SameBytes(comparison, change.Path))
            return comparison.Refuse(RefusalCode.MigrationModeChanged, change.Path,
                $"its mode went from {change.OldMode} to {change.NewMode}; a migration stays exactly as it was.",
                $"restore it: {comparison.Restore(change.Path)}.");

        return comparison.Refuse(RefusalCode.MigrationModified, change.Path,
            "a database may have applied it as it was; edited, repository and database tell two stories.",
            $"restore it: {comparison.Restore(change.Path)}, and put the change into a new migration: ./build.sh NewMigration --name <name>. "
            + "If it corrects a file whose apply failed: --base-ref with the commit that was applied last.");
    }

    public static DetectionRefusal Deleted(Comparison comparison, GitChange change) => comparison.Refuse(
        RefusalCode.MigrationDeleted, change.Path,
        RenamedTo(comparison, change.Path) is { } newName
            ? $"a database may have applied it under this name; {ShellText.Quote(newName)} has the same content, and a migration keeps its name."
            : "a database may have applied it; without the file nobody can rebuild that database or compare with it.",
        RenamedTo(comparison, change.Path) is { } other
            ? $"give the old name back: git mv {ShellText.Quote(other)} {ShellText.Quote(change.Path)}, then ./build.sh HashMigrations."
            : $"restore it: {comparison.Restore(change.Path)}, and undo what it did in a new migration: ./build.sh NewMigration --name <name>. "
              + UnlessTheBaseMovedOn(comparison));

    public static DetectionRefusal TypeChanged(Comparison comparison, GitChange change) => comparison.Refuse(
        RefusalCode.MigrationTypeChanged, change.Path,
        change.NewMode == GitFileMode.SymbolicLink
            ? "it became a symbolic link, which can lead to other bytes tomorrow."
            : $"it became another kind of file ({change.OldMode} to {change.NewMode}).",
        $"restore it: {comparison.Restore(change.Path)}.");

    private static string UnlessTheBaseMovedOn(Comparison comparison) =>
        $"If HEAD simply does not have it yet, bring it in: git merge {comparison.Base.Point.ShortCommit}.";

    private static bool SameBytes(Comparison comparison, string path) =>
        BytesOf(comparison.Before, path) is { } before && BytesOf(comparison.Now, path) is { } now && before.AsSpan().SequenceEqual(now);

    // Renames are not guessed; but when the very bytes turn up under a new name, saying so saves a search.
    private static string? RenamedTo(Comparison comparison, string path) =>
        BytesOf(comparison.Before, path) is { Length: > 0 } content
            ? comparison.Added.FirstOrDefault(added => BytesOf(comparison.Now, added).AsSpan().SequenceEqual(content))
            : null;

    private static byte[]? BytesOf(Files.FolderContent folder, string path) =>
        folder.Migrations.FirstOrDefault(file => file.Path == path)?.Content;
}
