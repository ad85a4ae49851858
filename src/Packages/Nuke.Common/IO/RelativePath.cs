namespace Nuke.Common.IO;

/// <summary>A path without a root, with the platform's separator.</summary>
public class RelativePath
{
    private readonly string path;
    private readonly char? separator;

    /// <summary>With another separator than the platform's, if one is given.</summary>
    protected RelativePath(string path, char? separator = null)
    {
        this.path = path;
        this.separator = separator;
    }

    /// <summary>Reads a path; null stays null.</summary>
    public static explicit operator RelativePath(string path) => path is null ? null : new RelativePath(PathConstruction.NormalizePath(path));

    /// <summary>The text of a path; null stays null.</summary>
    public static implicit operator string(RelativePath path) => path?.path;

    /// <summary><c>path / ..</c> is the parent.</summary>
    public static RelativePath operator /(RelativePath left, Range range)
    {
        if (!range.Equals(Range.All))
            throw new ArgumentException("Only the range '..' (the parent) can follow a path.", nameof(range));
        return left / "..";
    }

    /// <summary>The path below.</summary>
    public static RelativePath operator /(RelativePath left, string right)
    {
        var sign = left.separator ?? Path.DirectorySeparatorChar;
        return new RelativePath(PathConstruction.NormalizePath(PathConstruction.Combine(left.path, right, sign), sign), left.separator);
    }

    /// <summary>The path with a text appended to its last part.</summary>
    public static RelativePath operator +(RelativePath left, string right) => new(left.path + right, left.separator);

    /// <inheritdoc/>
    public override string ToString() => path;
}
