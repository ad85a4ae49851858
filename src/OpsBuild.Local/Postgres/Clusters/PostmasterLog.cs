namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>The server's log as a source of reasons.</summary>
internal static class PostmasterLog
{
    /// <summary>What was written from a position on, at most the last 4,000 characters.</summary>
    public static string From(string file, long position)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        stream.Position = Math.Min(position, stream.Length);
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd().Trim();
        return text.Length <= 4000 ? text : text[^4000..];
    }
}
