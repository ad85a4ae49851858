using System.Diagnostics.CodeAnalysis;
using OpsBuild.Batch.Commands.AppUsers;
using OpsBuild.Batch.Configuration;
using OpsBuild.Batch.Databases;
using OpsBuild.Drift;
using OpsBuild.Drift.Expected;
using OpsBuild.Drift.Ignoring;

namespace OpsBuild.Batch.Commands;

/// <summary>The variables that say which differences from its history a database may have.</summary>
internal static class DriftVariables
{
    private static readonly Variable<string> IgnoreFile = new(
        "DRIFT_IGNORE_FILE", FilePath.TryParse, "the path of the list of differences that somebody has signed for",
        $"{DriftIgnore.FileName} beside the migration directory, when there is one");

    private static readonly Variable<PostgresName> AppUser = new(
        "DB_APP_USER", PostgresName.TryParse, "the name of the application's database role, whose rights by policy are expected", "no role has any");

    private static readonly Variable<IReadOnlyDictionary<string, string>> RoleNames = new(
        "DRIFT_ROLE_NAMES", TryParseNames, "names of roles here and in the migrations, as in prod_admin=admin,prod_ro=ro", "roles have one name everywhere");

    /// <summary>All that <see cref="ReadExpected"/> reads.</summary>
    public static IReadOnlyList<Variable> Expected => [IgnoreFile, AppUser, RoleNames];

    /// <summary>Reads them, and the list.</summary>
    /// <exception cref="Results.BatchFailureException">The list cannot be read.</exception>
    public static DriftOptions ReadExpected(EnvironmentReader environment, MigrationSettings migrations)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(migrations.Directory)) ?? "/", DriftIgnore.FileName);
        var file = environment.OrNull(IgnoreFile) ?? (File.Exists(beside) ? beside : null);
        return new DriftOptions
        {
            Ignore = file is null ? DriftIgnore.Nothing : DriftIgnoreFile.Read(file),
            AppUser = environment.OrNull(AppUser) is { } role ? new ExpectedAppUser(role.ToString(), AppUserFiles.Policy(beside: migrations.Directory)) : null,
            RoleNames = environment.OrNull(RoleNames) ?? new Dictionary<string, string>(),
        };
    }

    private static bool TryParseNames(string text, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? names)
    {
        var pairs = text.Split(',', StringSplitOptions.TrimEntries).Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        names = pairs.All(pair => pair is [{ Length: > 0 }, { Length: > 0 }]) && pairs.DistinctBy(pair => pair[0]).Count() == pairs.Count
            ? pairs.ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            : null;
        return names is not null;
    }
}
