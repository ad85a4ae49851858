using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Local.Databases;
using OpsBuild.Pipeline.Local;

namespace OpsBuild.Build.Runs;

/// <summary>The database that <c>--database-url</c> names.</summary>
internal static class NamedDatabases
{
    /// <summary>Reads it; null where none is named, which stands for the local environment's own.</summary>
    public static NamedDatabase? Read(string? databaseUrl, IReadOnlyDictionary<string, string> environment)
    {
        if (databaseUrl is null)
            return null;
        // A parameter can also come from a variable of the same name, and DATABASE_URL often stands for production.
        Assert.True(
            CommandLine.Gives(nameof(IHazRunEnvironment.DatabaseUrl)),
            "DATABASE_URL is set in the environment, and a database other than the local one is only taken from the command line. Unset the variable, or pass --database-url.");
        Assert.True(DatabaseUrl.TryParse(databaseUrl, out var url, out var error), $"--database-url cannot be used. {error}");
        return new NamedDatabase(databaseUrl, url!, DatabaseAccess.Read(url!, environment));
    }
}
