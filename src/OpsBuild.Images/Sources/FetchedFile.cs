using System.Security.Cryptography;

namespace OpsBuild.Images.Sources;

/// <summary>A file of this machine, or one that is fetched once; what it holds is checked in either case.</summary>
/// <param name="source">A path, or an address with <c>https://</c>; <c>http://</c> only where a checksum is known.</param>
/// <param name="sha256">Its checksum, 64 hexadecimal digits in lower case; null where nobody knows it yet.</param>
/// <param name="cache">Where fetched files are kept, one folder per checksum.</param>
/// <param name="name">What it is called there.</param>
internal sealed class FetchedFile(string source, string? sha256, string cache, string name)
{
    // An endless answer is no file; Atlas, the largest by far, has about 100 MB.
    private const long Largest = 500L << 20;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private string? Kept => sha256 is null ? null : Path.Combine(cache, sha256, name);

    /// <exception cref="ImageBuildException">It is not to be had, or is not what its checksum says.</exception>
    public async Task<VerifiedFile> EnsureAsync(CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(source, UriKind.Absolute, out var address) || address.IsFile)
            return OfThisMachine(address?.LocalPath ?? source);
        if (address.Scheme is not ("https" or "http") || (address.Scheme == "http" && sha256 is null))
            throw new ImageBuildException($"{source} is not fetched.", "nobody can say what comes from there", "name an address with https://, or a file.");
        if (Kept is { } kept && File.Exists(kept) && await HashAsync(kept, cancellationToken) == sha256)
            return new VerifiedFile(kept, sha256!);
        return await FetchAsync(address, cancellationToken);
    }

    private VerifiedFile OfThisMachine(string path)
    {
        if (!File.Exists(path))
            throw new ImageBuildException($"There is no file {path}.", "it was named for what goes into an image", "name a file that is there, or an address with https://.");
        using var content = File.OpenRead(path);
        return Checked(Path.GetFullPath(path), Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private async Task<VerifiedFile> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(cache);
        // Under a name of its own first: another build may fetch the same at this moment.
        var part = Path.Combine(cache, $"{Guid.NewGuid():n}.part");
        try
        {
            await LoadAsync(address, part, cancellationToken);
            var file = Checked(part, await HashAsync(part, cancellationToken));
            var kept = Path.Combine(cache, file.Sha256, name);
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.Move(part, kept, overwrite: true);
            return file with { Path = kept };
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task LoadAsync(Uri address, string file, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            using var http = new HttpClient { MaxResponseContentBufferSize = Largest };
            using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            answer.EnsureSuccessStatusCode();
            await using var target = File.Create(file);
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            var buffer = new byte[81920];
            for (int read; (read = await stream.ReadAsync(buffer, limit.Token)) > 0;)
            {
                if (target.Length + read > Largest)
                    throw new IOException($"the answer is larger than {Largest} bytes");
                await target.WriteAsync(buffer.AsMemory(0, read), limit.Token);
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ImageBuildException($"{address} could not be fetched.", failure is OperationCanceledException ? $"no whole answer within {Limit}" : failure.Message,
                $"fetch it on a machine that can, and name the file ({(name == RdsBundle.FileName ? "--rds-ca-bundle FILE" : "--atlas-url FILE")}).", failure);
        }
    }

    private VerifiedFile Checked(string path, string actual) => sha256 is null || sha256 == actual
        ? new VerifiedFile(path, actual)
        : throw new ImageBuildException($"{source} is not the file that was pinned; no image was built with it.", $"its SHA-256 is {actual}, pinned is {sha256}",
            name == RdsBundle.FileName
                ? "AWS renews its bundle from time to time: compare it with what AWS publishes, remove docker/rds-global-bundle.sha256, build once, and have the new record reviewed."
                : "compare the pin with what the publisher says; if it is right, do not trust that address.");

    private static async Task<string> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
