using Nuke.Common.Internal.Globs;

namespace Nuke.Common.IO;

/// <summary>Files and folders by pattern: <c>**</c> any folders, <c>*</c> anything in a name, <c>?</c> one character, <c>{a,b}</c> either.</summary>
public static class Globbing
{
    /// <summary>Whether case counts in patterns.</summary>
    /// <value>Default: as the platform's file names have it.</value>
    public static GlobbingCaseSensitivity GlobbingCaseSensitivity;

    /// <summary>The files below the folder that match one of the patterns, in the order of their names.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobFiles(this AbsolutePath directory, params string[] patterns) =>
        [.. GlobFiles(directory.ToString(), patterns).Select(AbsolutePath.Create)];

    /// <inheritdoc cref="GlobFiles(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<string> GlobFiles(string directory, params string[] patterns) =>
        Search(directory, patterns, Directory.EnumerateFiles);

    /// <summary>The folders below the folder that match one of the patterns, in the order of their names.</summary>
    public static IReadOnlyCollection<AbsolutePath> GlobDirectories(this AbsolutePath directory, params string[] patterns) =>
        [.. GlobDirectories(directory.ToString(), patterns).Select(AbsolutePath.Create)];

    /// <inheritdoc cref="GlobDirectories(AbsolutePath, string[])"/>
    public static IReadOnlyCollection<string> GlobDirectories(string directory, params string[] patterns) =>
        Search(directory, patterns, Directory.EnumerateDirectories);

    private static string[] Search(
        string directory, string[] patterns, Func<string, string, EnumerationOptions, IEnumerable<string>> enumerate)
    {
        // A link is not followed: it may lead back up.
        var everything = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = false,
        };
        var globs = patterns.Select(pattern => new GlobPattern(pattern, IgnoresCase)).ToList();
        return [.. enumerate(directory, "*", everything)
            .Where(path => globs.Exists(glob => glob.Matches(Path.GetRelativePath(directory, path))))
            .Order(StringComparer.Ordinal)];
    }

    private static bool IgnoresCase => GlobbingCaseSensitivity switch
    {
        GlobbingCaseSensitivity.CaseSensitive => false,
        GlobbingCaseSensitivity.CaseInsensitive => true,
        _ => !OperatingSystem.IsLinux(),
    };
}
