using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Nuke.Common.Utilities;

namespace Nuke.Common.IO;

/// <summary>A full path, normalised: <c>RootDirectory / "src" / "App.csproj"</c>.</summary>
/// <remarks>Two paths are equal when their texts are; on Windows and macOS case does not count.</remarks>
[TypeConverter(typeof(TypeConverter))]
[DebuggerDisplay("{path}")]
public class AbsolutePath : IAbsolutePathHolder, IFormattable
{
    /// <summary>Format: in double quotes.</summary>
    public const string DoubleQuote = "d";

    /// <summary>Format: in double quotes if the path holds a blank.</summary>
    public const string DoubleQuoteIfNeeded = "dn";

    /// <summary>Format: in single quotes.</summary>
    public const string SingleQuote = "s";

    /// <summary>Format: in single quotes if the path holds a blank.</summary>
    public const string SingleQuoteIfNeeded = "sn";

    /// <summary>Format: as it is.</summary>
    public const string NoQuotes = "nq";

    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly string path;

    private AbsolutePath(string path) => this.path = PathConstruction.NormalizePath(path);

    /// <summary>The last part.</summary>
    public string Name => System.IO.Path.GetFileName(path);

    /// <summary>The last part without its extension.</summary>
    public string NameWithoutExtension => System.IO.Path.GetFileNameWithoutExtension(path);

    /// <summary>The extension with its dot, or an empty text.</summary>
    public string Extension => System.IO.Path.GetExtension(path);

    /// <summary>The folder that it lies in, or null for a root.</summary>
    public AbsolutePath Parent => System.IO.Path.GetDirectoryName(path) is { } parent ? new AbsolutePath(parent) : null;

    AbsolutePath IAbsolutePathHolder.Path => this;

    /// <summary>Reads a path.</summary>
    /// <exception cref="ArgumentException">It has no root.</exception>
    public static AbsolutePath Create(string path) => new(path);

    /// <summary>Reads a path; null stays null.</summary>
    /// <exception cref="ArgumentException">It has no root.</exception>
    public static implicit operator AbsolutePath(string path)
    {
        if (path is null)
            return null;
        if (!PathConstruction.HasPathRoot(path))
            throw new ArgumentException($"'{path}' is not an absolute path.", nameof(path));
        return new AbsolutePath(path);
    }

    /// <summary>The text of a path; null stays null.</summary>
    public static implicit operator string(AbsolutePath path) => path?.path;

    /// <summary><c>path / ..</c> is the parent.</summary>
    public static AbsolutePath operator /(AbsolutePath left, Range range)
    {
        if (!range.Equals(Range.All))
            throw new ArgumentException("Only the range '..' (the parent) can follow a path.", nameof(range));
        return left.Parent;
    }

    /// <summary>The path below.</summary>
    public static AbsolutePath operator /(AbsolutePath left, string right) => new(PathConstruction.Combine(left.path, right));

    /// <summary>The path with a text appended to its last part.</summary>
    public static AbsolutePath operator +(AbsolutePath left, string right) => new(left.path + right);

    /// <summary>Whether both are the same place.</summary>
    public static bool operator ==(AbsolutePath a, AbsolutePath b) => EqualityComparer<AbsolutePath>.Default.Equals(a, b);

    /// <summary>Whether they are different places.</summary>
    public static bool operator !=(AbsolutePath a, AbsolutePath b) => !(a == b);

    /// <summary>Whether both are the same place.</summary>
    protected bool Equals(AbsolutePath other) => string.Equals(path, other?.path, Comparison);

    /// <inheritdoc/>
    public override bool Equals(object obj) => obj is AbsolutePath other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(path, Comparison);

    /// <inheritdoc/>
    public override string ToString() => path;

    /// <summary>The text in one of the formats that the constants of this class name.</summary>
    public string ToString(string format) => ToString(format, CultureInfo.InvariantCulture);

    string IFormattable.ToString(string format, IFormatProvider formatProvider) => ToString(format, formatProvider);

    private string ToString(string format, IFormatProvider _) => format switch
    {
        DoubleQuote => path.DoubleQuote(),
        DoubleQuoteIfNeeded => path.DoubleQuoteIfNeeded(),
        SingleQuote => path.SingleQuote(),
        SingleQuoteIfNeeded => path.SingleQuoteIfNeeded(),
        null or "" or NoQuotes => path,
        _ => throw new FormatException($"'{format}' is no format of a path; known are d, dn, s, sn and nq."),
    };

    /// <summary>Reads a path; a relative one is relative to the working directory.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext context, Type sourceType) =>
            sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object ConvertFrom(ITypeDescriptorContext context, CultureInfo culture, object value) =>
            value is string text ? Create(System.IO.Path.GetFullPath(text)) : base.ConvertFrom(context, culture, value);
    }
}
