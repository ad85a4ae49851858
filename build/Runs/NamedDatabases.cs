using Nuke.Common;
using OpsBuild.Build.Targets;
using OpsBuild.Local.Databases;
using OpsBuild.Pipeline.Local;

namespace OpsBuild.Build.Runs;

/// <summary>The databases that parameters name: <c>--database-url</c>, or the two of SchemaDiff.</summary>
internal static class NamedDatabases
{
    /// <summary>Reads <c>--database-url</c>; null where none is named, which stands for the local environment's own.</summary>
    public static NamedDatabase? Read(string? databaseUrl, IReadOnlyDictionary<string, string> environment) =>
        databaseUrl is null ? null : Read(nameof(IHazRunEnvironment.DatabaseUrl), "database-url", databaseUrl, environment);

    /// <summary>Reads the URL that a parameter gives.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="option">The same as it is written on the command line, without dashes before it.</param>
    /// <param name="text">Its value.</param>
    /// <param name="environment">The variables that may hold the password.</param>
    public static NamedDatabase Read(string parameter, string option, string text, IReadOnlyDictionary<string, string> environment)
    {
        // A parameter can also come from a variable of the same name, and DATABASE_URL often stands for production.
        Assert.True(
            CommandLine.Gives(parameter),
            $"{option.Replace('-', '_').ToUpperInvariant()} is set in the environment, and a database other than the local one is only taken from the command line. Unset the variable, or pass --{option}.");
        Assert.True(DatabaseUrl.TryParse(text, out var url, out var error), $"--{option} cannot be used. {error}");
        return new NamedDatabase(text, url!, DatabaseAccess.Read(url!, environment));
    }
}
