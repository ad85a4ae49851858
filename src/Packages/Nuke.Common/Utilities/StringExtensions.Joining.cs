namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>With the separator between them.</summary>
    public static string Join(this IEnumerable<string> enumerable, string separator) => string.Join(separator, enumerable);

    /// <summary>With the separator between them.</summary>
    public static string Join(this IEnumerable<string> enumerable, char separator) => string.Join(separator, enumerable);

    /// <summary>With blanks between them.</summary>
    public static string JoinSpace(this IEnumerable<string> values) => values.Join(' ');

    /// <summary>With commas between them.</summary>
    public static string JoinComma(this IEnumerable<string> values) => values.Join(',');

    /// <summary>With commas and blanks between them.</summary>
    public static string JoinCommaSpace(this IEnumerable<string> values) => values.Join(", ");

    /// <summary>With line breaks between them, of the platform when none is named.</summary>
    public static string JoinNewLine(this IEnumerable<string> values, PlatformFamily? platformFamily = null) =>
        values.Join(platformFamily switch
        {
            null => Environment.NewLine,
            PlatformFamily.Windows => "\r\n",
            _ => "\n",
        });
}
