namespace OpsBuild.Batch.Configuration;

/// <summary>A path as an environment variable holds it.</summary>
internal static class FilePath
{
    /// <summary>True for whatever a path can be.</summary>
    public static bool TryParse(string text, out string path)
    {
        path = text;
        return !text.Contains('\0', StringComparison.Ordinal);
    }
}
