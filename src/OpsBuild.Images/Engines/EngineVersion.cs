using System.Globalization;

namespace OpsBuild.Images.Engines;

/// <summary>Which version of its API an engine is spoken to in: an engine's newest may have changed what an answer looks like.</summary>
internal static class EngineVersion
{
    /// <summary>The newest that this was tested with; Docker 20.10 has it, and every later engine that still speaks it.</summary>
    public static Version Tested { get; } = new(1, 41);

    /// <param name="newest">The newest that the engine speaks, as <c>1.52</c>.</param>
    /// <param name="oldest">The oldest that it speaks; empty where it does not say.</param>
    /// <returns>The newest tested one that the engine speaks; the engine's oldest where that is newer.</returns>
    public static Version Choose(string newest, string? oldest)
    {
        var chosen = Parse(newest) is { } speaks && speaks < Tested ? speaks : Tested;
        return Parse(oldest) is { } least && least > chosen ? least : chosen;
    }

    private static Version? Parse(string? text) =>
        text?.Split('.') is [var major, var minor]
        && int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var first) && int.TryParse(minor, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            ? new Version(first, second)
            : null;
}
