namespace OpsBuild.Migrations;

/// <summary>Finds versions that leave the order of the migrations open.</summary>
internal static class DirectoryOrder
{
    public static IEnumerable<Problem> Problems(IReadOnlyList<MigrationFile> files)
    {
        var first = new Dictionary<MigrationVersion, MigrationFile>();
        MigrationFile? highest = null;
        foreach (var file in files)
        {
            if (!first.TryAdd(file.Version, file))
            {
                yield return new Problem(
                    $"has the version {file.Version}, as {first[file.Version].Name} has",
                    "A version stands for one file: the database records versions, so it could not tell these two apart.",
                    "Give the newer one a version of its own, then update atlas.sum.")
                { File = file.Name };
            }
            else if (highest is not null && file.Version.CompareTo(highest.Version) < 0)
            {
                yield return new Problem(
                    $"comes after {highest.Name} by its name and before it by its version",
                    $"Atlas sorts files by name and finds what is pending by version, as text; '{file.Version}' and '{highest.Version}' differ in width, so the two orders disagree.",
                    "Give all versions the same width (20260114093000), then update atlas.sum.")
                { File = file.Name };
            }
            if (highest is null || file.Version.CompareTo(highest.Version) > 0)
                highest = file;
        }
    }
}
