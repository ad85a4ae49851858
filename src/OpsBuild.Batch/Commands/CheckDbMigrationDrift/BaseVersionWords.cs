using OpsBuild.Migrations;

namespace OpsBuild.Batch.Commands.CheckDbMigrationDrift;

/// <summary>How the database's recorded version stands to git's base. None of it is drift: the database's own history decides.</summary>
internal static class BaseVersionWords
{
    /// <summary>A sentence, or null where they agree.</summary>
    public static string? Of(MigrationVersion @base, MigrationVersion? recorded, MigrationDirectory directory)
    {
        if (@base == recorded)
            return null;
        var ahead = @base.CompareTo(recorded) < 0;
        var between = directory.Files
            .Where(file => ahead
                ? file.Version.CompareTo(@base) > 0 && file.Version.CompareTo(recorded) <= 0
                : file.Version.CompareTo(recorded) > 0 && file.Version.CompareTo(@base) <= 0)
            .Select(file => file.Name)
            .ToList();
        var files = between.Count == 0 ? "no file of this directory" : string.Join(", ", between);
        return ahead
            ? $"The database is at {recorded}, ahead of git's base {@base}: an earlier run has already applied {files}."
            : $"The database is at {recorded?.ToString() ?? "no version"}, behind git's base {@base}: an earlier run left {files} behind; they are pending still.";
    }
}
