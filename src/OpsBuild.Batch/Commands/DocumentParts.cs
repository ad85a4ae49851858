using Serilog;

namespace OpsBuild.Batch.Commands;

/// <summary>A document for programs in as many log lines as it needs, since CloudWatch cuts an event at 256 KiB.</summary>
internal static class DocumentParts
{
    // Characters; escaped once more in the line, and up to three bytes each, they stay below the limit.
    private const int LongestPart = 40_000;

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
        for (var start = 0; start < text.Length;)
        {
            var end = Math.Min(start + LongestPart, text.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1]))
                end--;
            yield return text[start..end];
            start = end;
        }
    }
}
