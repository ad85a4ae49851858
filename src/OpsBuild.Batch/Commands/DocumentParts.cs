using Serilog;

namespace OpsBuild.Batch.Commands;

/// <summary>A document for programs in as many log lines as it needs: container engines, Fargate's too, cut a line after 16 KiB.</summary>
internal static class DocumentParts
{
    /// <summary>Bytes of a part as it stands in its line, escaped once more; the rest of the line takes less than 1 KiB.</summary>
    internal const int LongestPart = 15_000;

    public static void WriteTo(ILogger log, string text)
    {
        var parts = Parts(text).ToList();
        for (var part = 0; part < parts.Count; part++)
        {
            // Beside the message, which people read too.
            log.ForContext("Document", parts[part]).Information("The same for programs: document part {Part} of {Parts}", part + 1, parts.Count);
        }
    }

    /// <summary>The text cut up; no character is cut in two, which JSON could not carry.</summary>
    public static IEnumerable<string> Parts(string text)
    {
        var (start, bytes) = (0, 0);
        for (var at = 0; at < text.Length; at++)
        {
            bytes += InLine(text[at]);
            if (bytes <= LongestPart || char.IsLowSurrogate(text[at]))
                continue;
            yield return text[start..at];
            (start, bytes) = (at, InLine(text[at]));
        }

        if (start < text.Length)
            yield return text[start..];
    }

    // At most: a character that JSON escapes, and any beyond ASCII, may become a backslash, a u and four digits.
    private static int InLine(char character) => character switch
    {
        '"' or '\\' => 2,
        >= ' ' and <= '~' => 1,
        _ => 6,
    };
}
