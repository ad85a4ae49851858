namespace OpsBuild.Migrations.Apply;

/// <summary>What keeps a first apply from starting.</summary>
internal static class StartProblems
{
    private const int Shown = 5;

    public static Problem BaselineUnknown(MigrationVersion version, MigrationDirectory directory) => new(
        $"The baseline {version} is not in the migration directory.",
        "It says up to which file the database already holds everything, so it has to be the version of one.",
        directory.Files.Count == 0
            ? "The directory holds no migrations; check its path."
            : $"Name a version from {directory.Files[0].Version} to {directory.Files[^1].Version}.");

    public static Problem NoMigrations(MigrationDirectory directory) => new(
        $"{directory.Path} holds neither a migration nor atlas.sum.",
        "Nothing would be applied, and a path that is wrong or an image without its migrations would look deployed.",
        "Check the path. Where there really is no migration yet, ./build.sh HashMigrations writes the atlas.sum that says so.");

    public static Problem NotEmpty(DatabaseSurvey database) => new(
        $"The database {database.Database} is not empty and has no history: it holds {List(database.Objects)}.",
        "Migrations start from an empty database; which of them this one already went through is recorded nowhere.",
        "Name the version that it stands at as the baseline (MIGRATION_BASELINE_VERSION), or check that this is the right database.");

    private static string List(IReadOnlyList<string> objects) =>
        string.Join(", ", objects.Take(Shown)) + (objects.Count > Shown ? " and more" : "");
}
