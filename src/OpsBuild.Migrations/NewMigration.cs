using System.Buffers;
using System.Text.RegularExpressions;

namespace OpsBuild.Migrations;

/// <summary>Adds an empty migration to a directory.</summary>
public static partial class NewMigration
{
    private const int LongestName = 100;

    /// <summary>Writes <c>{version}_{name}.sql</c>, empty, and atlas.sum with it.</summary>
    /// <param name="directory">Where to; its atlas.sum must be valid.</param>
    /// <param name="name">Letters, digits and underscores; blanks and hyphens become underscores. At most 100 characters.</param>
    /// <param name="time">Gives the version: UTC now, or one second after the newest version when that is not in the past.</param>
    /// <returns>The new file.</returns>
    /// <exception cref="ArgumentException">The name cannot be used.</exception>
    /// <exception cref="MigrationDirectoryException">The directory is not in order as it stands: a new atlas.sum would bless what nobody looked at.</exception>
    public static MigrationFile Create(MigrationDirectory directory, string name, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(time);
        var description = Normalise(name);
        var problems = directory.Problems.Concat(directory.CheckSum().ToProblem() is { } sum ? [sum] : []).ToList();
        if (problems.Count > 0)
            throw new MigrationDirectoryException(problems);

        var file = MigrationFile.Of($"{NextVersion(directory, time.GetUtcNow())}_{description}{MigrationFile.Suffix}", Array.Empty<byte>());
        var path = Path.Combine(directory.Path, file.Name);
        using (new FileStream(path, FileMode.CreateNew, FileAccess.Write))
        {
        }
        try
        {
            SumFile.Compute([.. directory.Files, file]).WriteTo(Path.Combine(directory.Path, SumFile.FileName));
        }
        catch
        {
            File.Delete(path);   // a file without its line in atlas.sum would stop the next run
            throw;
        }
        return file;
    }

    private static MigrationVersion NextVersion(MigrationDirectory directory, DateTimeOffset now)
    {
        var version = MigrationVersion.At(now);
        if (directory.Files.Count == 0)
            return version;
        var newest = directory.Files[^1].Version;
        if (version.CompareTo(newest) > 0)
            return version;
        if (newest.TryGetMoment(out var moment) && moment < DateTimeOffset.MaxValue.AddSeconds(-1))
            return MigrationVersion.At(moment.AddSeconds(1));
        throw new MigrationDirectoryException(new Problem(
            $"has the version {newest}, after which no time stamp sorts",
            "New migrations get 14 digits of UTC time as their version, and versions are compared as text.",
            "Rename the file to a 14-digit version before adding migrations, if it is not applied anywhere yet.")
        { File = directory.Files[^1].Name });
    }

    private static string Normalise(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var text = Separators().Replace(name.Trim(), "_");
        if (text.AsSpan().IndexOfAnyExcept(NameCharacters) is var at and >= 0)
        {
            throw new ArgumentException(
                $"'{name}' cannot be part of a migration's file name: '{text[at]}' is neither a letter from a to z, a digit nor an underscore. Example: add_orders.", nameof(name));
        }
        return text.Length <= LongestName ? text
            : throw new ArgumentException($"'{name}' has {text.Length} characters; a migration's name has at most {LongestName}.", nameof(name));
    }

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    [GeneratedRegex("[ -]+")]
    private static partial Regex Separators();
}
