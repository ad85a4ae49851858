namespace OpsBuild.Pipeline;

/// <summary>Where fetched tools are kept, one folder per checksum, for all work trees of a user.</summary>
public static class ToolCache
{
    /// <summary><c>$XDG_CACHE_HOME/opsbuild</c>, else <c>~/.cache/opsbuild</c>; on Windows beside the programs' own local data.</summary>
    public static string Of(IReadOnlyDictionary<string, string> variables)
    {
        if (OperatingSystem.IsWindows())
            return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "opsbuild", "cache");
        // The XDG specification: a relative path does not count.
        return variables.TryGetValue("XDG_CACHE_HOME", out var cache) && Path.IsPathRooted(cache)
            ? Path.Combine(cache, "opsbuild")
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "opsbuild");
    }
}
