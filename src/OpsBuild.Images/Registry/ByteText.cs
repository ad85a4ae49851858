using System.Globalization;

namespace OpsBuild.Images.Registry;

/// <summary>Sizes for people: decimal units, as registries count.</summary>
public static class ByteText
{
    /// <param name="bytes">A number of bytes, as 12345678.</param>
    /// <returns>As <c>12.3 MB</c>.</returns>
    public static string Of(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.0} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB"),
    };
}
