namespace Nuke.Common.IO;

/// <summary>Paths as texts: joined, normalised, and one as seen from another.</summary>
public static class PathConstruction
{
    /// <summary>The destination as seen from the base, with the platform's separator.</summary>
    public static RelativePath GetRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        (RelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The destination as seen from the base, with <c>\</c>.</summary>
    public static WinRelativePath GetWinRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        GetWinRelativePath(basePath, destinationPath);

    /// <summary>The destination as seen from the base, with <c>/</c>.</summary>
    public static UnixRelativePath GetUnixRelativePathTo(this AbsolutePath basePath, string destinationPath) =>
        GetUnixRelativePath(basePath, destinationPath);

    /// <inheritdoc cref="GetWinRelativePathTo"/>
    public static WinRelativePath GetWinRelativePath(string basePath, string destinationPath) =>
        (WinRelativePath)GetRelativePath(basePath, destinationPath);

    /// <inheritdoc cref="GetUnixRelativePathTo"/>
    public static UnixRelativePath GetUnixRelativePath(string basePath, string destinationPath) =>
        (UnixRelativePath)GetRelativePath(basePath, destinationPath);

    /// <summary>The same with <c>\</c>.</summary>
    public static WinRelativePath ToWinRelativePath(this RelativePath path) => (WinRelativePath)path.ToString();

    /// <summary>The same with <c>/</c>.</summary>
    public static UnixRelativePath ToUnixRelativePath(this RelativePath path) => (UnixRelativePath)path.ToString();

    /// <summary>Whether the destination lies below the base, or is the base.</summary>
    public static bool Contains(this AbsolutePath basePath, string destinationPath) => IsDescendantPath(basePath, destinationPath);

    /// <summary>The destination as seen from the base, with the platform's separator.</summary>
    public static string GetRelativePath(string basePath, string destinationPath) => Path.GetRelativePath(basePath, destinationPath);

    /// <summary>Whether the destination lies below the base, or is the base.</summary>
    public static bool IsDescendantPath(string basePath, string destinationPath)
    {
        var relative = Path.GetRelativePath(basePath, destinationPath);
        return relative == "." || (!Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)[0] != "..");
    }

    /// <summary>Whether the path begins at a root: <c>/</c>, <c>C:</c> or <c>\\host</c>.</summary>
    public static bool HasPathRoot(string path) => GetPathRoot(path) is not null;

    /// <summary>The root that the path begins at, or null.</summary>
    public static string GetPathRoot(string path)
    {
        if (path is null)
            return null;
        if (path.StartsWith('/'))
            return "/";
        if (path.StartsWith(@"\\", StringComparison.Ordinal))
            return path[..(path.IndexOf('\\', 2) is var end and > 0 ? end : path.Length)];
        return path is [var drive, ':', ..] && char.IsAsciiLetter(drive) ? path[..2] : null;
    }

    /// <summary>Joins two paths, the second of which has no root.</summary>
    public static string Combine(string left, string right, char? separator = null)
    {
        if (HasPathRoot(right))
            throw new ArgumentException($"'{right}' has a root and can not follow '{left}'.", nameof(right));
        if (string.IsNullOrEmpty(left))
            return right;
        if (string.IsNullOrEmpty(right))
            return left;
        return left.TrimEnd('/', '\\') + (separator ?? SeparatorOf(left)) + right;
    }

    /// <summary>Resolves <c>.</c> and <c>..</c>, and writes one separator between the parts.</summary>
    /// <exception cref="ArgumentException">A <c>..</c> leads above the root.</exception>
    public static string NormalizePath(string path, char? separator = null)
    {
        path ??= "";
        var sign = separator ?? SeparatorOf(path);
        var root = GetPathRoot(path) ?? "";
        var parts = new List<string>();
        foreach (var part in path[root.Length..].Split(Separators(root), StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".")
                continue;
            if (part != ".." || (parts.Count == 0 || parts[^1] == "..") && root.Length == 0)
                parts.Add(part);
            else if (parts.Count > 0)
                parts.RemoveAt(parts.Count - 1);
            else
                throw new ArgumentException($"'{path}' leads above its root.", nameof(path));
        }

        var joined = string.Join(sign, parts);
        return root switch
        {
            "" => joined,
            "/" => "/" + joined,
            [_, ':'] => root + sign + joined,
            _ when joined.Length == 0 => root,
            _ => root + sign + joined,
        };
    }

    // In a Unix path a backslash is an ordinary character of a name; elsewhere both separate.
    private static char[] Separators(string root) => root == "/" ? ['/'] : ['/', '\\'];

    private static char SeparatorOf(string path) => GetPathRoot(path) switch
    {
        null => Path.DirectorySeparatorChar,
        "/" => '/',
        _ => '\\',
    };
}
