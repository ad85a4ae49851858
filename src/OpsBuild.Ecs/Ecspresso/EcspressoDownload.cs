using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OpsBuild.Ecs.Ecspresso;

/// <summary>A pinned release of ecspresso to be fetched once.</summary>
/// <param name="Version">The release.</param>
/// <param name="UrlTemplate">Its address, with <c>{version}</c>, <c>{os}</c> (linux, darwin, windows) and <c>{arch}</c> (amd64, arm64).</param>
/// <param name="Sha256">
/// The archive's SHA-256 in hexadecimal, as the release's list of checksums says. There is no default: what nobody has pinned is not run.
/// </param>
/// <param name="CacheDirectory">Where the program is kept, one folder per checksum.</param>
public sealed record EcspressoDownload(EcspressoVersion Version, string UrlTemplate, string? Sha256, string CacheDirectory)
{
    /// <summary>Larger than any release by far; an endless answer is no release.</summary>
    private const long LargestArchive = 200L << 20;

    /// <summary>Where the project publishes its releases; they are immutable since 2.6.1, so a pinned checksum stays right.</summary>
    public const string ReleaseUrl = "https://github.com/kayac/ecspresso/releases/download/v{version}/ecspresso_{version}_{os}_{arch}.tar.gz";

    /// <summary>How long fetching may take.</summary>
    /// <value>Default 2 minutes.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>The program's file, from the cache or fetched into it.</summary>
    /// <exception cref="EcspressoUnavailableException">No checksum is pinned, nothing could be fetched, or it is not what was pinned.</exception>
    internal async Task<string> FetchAsync(HttpClient http, CancellationToken cancellationToken)
    {
        if (Sha256 is not { Length: 64 } || !Sha256.All(char.IsAsciiHexDigit))
        {
            throw new EcspressoUnavailableException($"ecspresso {Version} cannot be fetched.",
                "no SHA-256 of its archive is pinned",
                $"Pin the checksum that the release {Version} lists for {System.IO.Path.GetFileName(Url)}, or install ecspresso {EcspressoVersion.Oldest} or newer on PATH.");
        }

        var folder = System.IO.Path.Combine(CacheDirectory, "ecspresso", Sha256.ToLowerInvariant());
        var program = System.IO.Path.Combine(folder, EcspressoProgram.FileName);
        if (File.Exists(program))
            return program;
        var archive = await LoadAsync(http, cancellationToken);
        try
        {
            await UnpackAsync(archive, folder, program, cancellationToken);
            return program;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new EcspressoUnavailableException($"ecspresso {Version} could not be unpacked into {folder}.", error.Message, "Make the folder writable, or install ecspresso on PATH.", error);
        }
    }

    private string Url => UrlTemplate
        .Replace("{version}", Version.ToString(), StringComparison.Ordinal)
        .Replace("{os}", OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux", StringComparison.Ordinal)
        .Replace("{arch}", RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "amd64", StringComparison.Ordinal);

    private async Task<byte[]> LoadAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Timeout);
        byte[] archive;
        try
        {
            using var answer = await http.GetAsync(Url, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            answer.EnsureSuccessStatusCode();
            await using var stream = await answer.Content.ReadAsStreamAsync(limit.Token);
            archive = await ReadAsync(stream, limit.Token);
        }
        catch (Exception error) when (error is HttpRequestException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new EcspressoUnavailableException($"ecspresso {Version} could not be fetched from {Url}.",
                error is OperationCanceledException ? $"no whole answer within {Timeout}" : error.Message, "Install it on PATH, or let tasks be started without it, through the AWS SDK.", error);
        }

        var actual = Convert.ToHexStringLower(SHA256.HashData(archive));
        return string.Equals(actual, Sha256, StringComparison.OrdinalIgnoreCase)
            ? archive
            : throw new EcspressoUnavailableException($"{Url} is not the archive that was pinned; it was not unpacked.",
                $"its SHA-256 is {actual}, pinned is {Sha256}", "Compare the pin with the release's list of checksums; if it is right, do not trust that address.");
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var archive = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (archive.Length + read > LargestArchive)
                throw new IOException($"The answer is larger than {LargestArchive} bytes.");
            archive.Write(buffer, 0, read);
        }

        return archive.ToArray();
    }

    private static async Task UnpackAsync(byte[] archive, string folder, string program, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        // Under a name of its own first: another build may unpack the same archive at this moment.
        var part = $"{program}.{Guid.NewGuid():n}";
        await using var gzip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            // Only the one file is taken, under a name that is not the archive's, so no entry can lead anywhere else.
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || System.IO.Path.GetFileName(entry.Name) != EcspressoProgram.FileName)
                continue;
            await entry.ExtractToFileAsync(part, overwrite: true, cancellationToken);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(part, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.Move(part, program, overwrite: true);
            return;
        }

        throw new EcspressoUnavailableException("The pinned archive holds no ecspresso.", $"no file {EcspressoProgram.FileName} in it", "Pin the archive of this machine's system and processor.");
    }
}
