using System.ComponentModel;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Programs;

/// <summary>The folders of a machine in which PostgreSQL's programs are usually installed.</summary>
internal static class ProgramsFolders
{
    /// <summary>Each folder once, those that exist; which versions they hold is not known yet.</summary>
    public static async Task<IReadOnlyList<string>> OfThisMachine(CancellationToken cancellationToken)
    {
        var folders = new List<string>();
        foreach (var (root, pattern, below) in WellKnown())
        {
            if (Directory.Exists(root))
                folders.AddRange(Directory.EnumerateDirectories(root, pattern).Select(found => Path.Combine(found, below)));
        }

        if (await FromPgConfigAsync(cancellationToken) is { } configured)
            folders.Add(configured);
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        folders.AddRange(path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return [.. folders.Where(folder => Path.IsPathFullyQualified(folder)
            && File.Exists(ProgramsProbe.ProgramPath(folder, "postgres"))).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Root, string Pattern, string Below)> WellKnown()
    {
        if (OperatingSystem.IsWindows())
        {
            yield return (Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*", "bin");
            yield break;
        }

        yield return ("/usr/lib/postgresql", "*", "bin");                                       // Debian, Ubuntu
        yield return ("/usr", "pgsql-*", "bin");                                                // the PostgreSQL project's RPMs
        yield return ("/usr/libexec", "postgresql*", "");                                       // Alpine
        yield return ("/opt/homebrew/opt", "postgresql@*", "bin");                              // Homebrew on Apple silicon
        yield return ("/usr/local/opt", "postgresql@*", "bin");                                 // Homebrew on Intel
        yield return ("/home/linuxbrew/.linuxbrew/opt", "postgresql@*", "bin");
        yield return ("/Applications/Postgres.app/Contents/Versions", "*", "bin");
        yield return ("/Library/PostgreSQL", "*", "bin");                                       // EDB's installer on macOS
    }

    private static async Task<string?> FromPgConfigAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await new ChildProcess("pg_config", "--bindir") { Timeout = TimeSpan.FromSeconds(20) }.RunAsync(cancellationToken);
            return result.ExitCode == 0 ? result.Output.Trim() : null;
        }
        catch (Exception failure) when (failure is Win32Exception or TimeoutException)
        {
            return null; // Mostly not on the PATH at all; it is one hint among several.
        }
    }
}
