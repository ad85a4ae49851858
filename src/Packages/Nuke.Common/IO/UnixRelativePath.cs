namespace Nuke.Common.IO;

/// <summary>A path without a root, with <c>/</c> on every platform.</summary>
public class UnixRelativePath : RelativePath
{
    /// <summary>With the separator <c>/</c>.</summary>
    protected UnixRelativePath(string path, char? separator)
        : base(path, separator)
    {
    }

    /// <summary>Reads a path; null stays null.</summary>
    public static explicit operator UnixRelativePath(string path) =>
        path is null ? null : new UnixRelativePath(PathConstruction.NormalizePath(path, '/'), '/');
}
