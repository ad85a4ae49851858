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
        var place = ahead ? $"The database is at {recorded}, ahead of git's base {@base}" : $"The database is at {recorded?.ToString() ?? "no version"}, behind git's base {@base}";
        if (between.Count == 0)
            return $"{place}; no file of this directory lies between them.";
        var files = string.Join(", ", between);
        return ahead ? $"{place}: an earlier run has already applied {files}." : $"{place}: an earlier run left {files} behind; they are pending still.";
    }
}
