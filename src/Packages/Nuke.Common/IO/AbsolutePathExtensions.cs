using System.Runtime.CompilerServices;
using System.Text;

namespace Nuke.Common.IO;

/// <summary>What a build does with files and folders. Writers make the folders that are missing and give back the path.</summary>
public static partial class AbsolutePathExtensions
{
    /// <summary>The encoding of the methods that are given none.</summary>
    /// <value>UTF-8 without a byte order mark.</value>
    public static Encoding DefaultEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The line breaks of the methods that are given none.</summary>
    /// <value>Default null: as the text has them, the platform's where lines are joined.</value>
    public static PlatformFamily? DefaultLineBreakType;

    /// <summary>Whether written texts end with a line break.</summary>
    /// <value>Default true.</value>
    public static bool DefaultEofLineBreak = true;

    /// <summary>Whether a file or a folder is there; which of both is taken from how the expression ends.</summary>
    /// <exception cref="ArgumentException">The expression ends neither like a file's name nor like a folder's.</exception>
    public static bool Exists(this AbsolutePath path, [CallerArgumentExpression(nameof(path))] string expression = null) =>
        MeansDirectory(expression) ? path.DirectoryExists() : path.FileExists();

    /// <summary>Whether there is a file.</summary>
    public static bool FileExists(this AbsolutePath path) => File.Exists(path);

    /// <summary>Whether there is a folder.</summary>
    public static bool DirectoryExists(this AbsolutePath path) => Directory.Exists(path);

    /// <summary>The path if <see cref="Exists"/>, else null.</summary>
    public static AbsolutePath Existing(this AbsolutePath path, [CallerArgumentExpression(nameof(path))] string expression = null) =>
        path.Exists(expression) ? path : null;

    /// <summary>The path if there is a file, else null.</summary>
    public static AbsolutePath ExistingFile(this AbsolutePath path) => path.FileExists() ? path : null;

    /// <summary>The path if there is a folder, else null.</summary>
    public static AbsolutePath ExistingDirectory(this AbsolutePath path) => path.DirectoryExists() ? path : null;

    /// <summary>Those that are files.</summary>
    public static IEnumerable<AbsolutePath> WhereFileExists(this IEnumerable<AbsolutePath> paths) => paths.Where(path => path.FileExists());

    /// <summary>Those that are folders.</summary>
    public static IEnumerable<AbsolutePath> WhereDirectoryExists(this IEnumerable<AbsolutePath> paths) =>
        paths.Where(path => path.DirectoryExists());

    /// <summary>Whether the folder holds a file of the pattern.</summary>
    public static bool ContainsFile(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateFiles(path, pattern, options).Any();

    /// <summary>Whether the folder holds a folder of the pattern.</summary>
    public static bool ContainsDirectory(this AbsolutePath path, string pattern, SearchOption options = SearchOption.TopDirectoryOnly) =>
        Directory.EnumerateDirectories(path, pattern, options).Any();

    /// <summary>Whether the path has one of the extensions, with or without its dot.</summary>
    public static bool HasExtension(this AbsolutePath path, string extension, params string[] alternativeExtensions) =>
        alternativeExtensions.Prepend(extension).Any(candidate => path.ToString().EndsWith("." + candidate.TrimStart('.'), StringComparison.OrdinalIgnoreCase));

    /// <summary>The path with another extension, with or without its dot.</summary>
    public static AbsolutePath WithExtension(this AbsolutePath path, string extension) => path.Parent / Path.ChangeExtension(path.Name, extension);

    /// <summary>The nearest folder above that the predicate accepts, or null.</summary>
    public static AbsolutePath FindParent(this AbsolutePath path, Func<AbsolutePath, bool> predicate) => path.Parent?.FindParentOrSelf(predicate);

    /// <summary>The path itself, or the nearest folder above, that the predicate accepts, or null.</summary>
    public static AbsolutePath FindParentOrSelf(this AbsolutePath path, Func<AbsolutePath, bool> predicate)
    {
        for (var candidate = path; candidate is not null; candidate = candidate.Parent)
        {
            if (predicate(candidate))
                return candidate;
        }

        return null;
    }

    /// <summary>When the file or folder was last written.</summary>
    public static DateTime GetLastWriteTimeUtc(this AbsolutePath path) => File.GetLastWriteTimeUtc(path);

    /// <summary>As the framework's type.</summary>
    public static FileInfo ToFileInfo(this AbsolutePath path) => new(path);

    /// <summary>As the framework's type.</summary>
    public static DirectoryInfo ToDirectoryInfo(this AbsolutePath path) => new(path);

    /// <summary>Whether the folder's name begins with a dot.</summary>
    public static bool IsDotDirectory(this AbsolutePath path) => path.Name.StartsWith('.');

    private static bool MeansDirectory(string expression)
    {
        string[] directories = ["directory", "dir", "folder"];
        string[] files = ["file", "executable", "exe", "script", "archive"];
        var name = (expression ?? "").TrimEnd('(', ')', '"');
        if (directories.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return true;
        if (files.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return false;
        throw new ArgumentException($"'{expression}' tells neither a file nor a folder by its name; use FileExists or DirectoryExists.", nameof(expression));
    }
}
