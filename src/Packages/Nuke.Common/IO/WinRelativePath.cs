namespace Nuke.Common.IO;

/// <summary>A path without a root, with <c>\</c> on every platform.</summary>
public class WinRelativePath : RelativePath
{
    /// <summary>With the separator <c>\</c>.</summary>
    protected WinRelativePath(string path, char? separator)
        : base(path, separator)
    {
    }

    /// <summary>Reads a path; null stays null.</summary>
    public static explicit operator WinRelativePath(string path) =>
        path is null ? null : new WinRelativePath(PathConstruction.NormalizePath(path, '\\'), '\\');
}
