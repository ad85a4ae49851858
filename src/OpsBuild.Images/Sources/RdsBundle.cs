using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Serilog;

namespace OpsBuild.Images.Sources;

/// <summary>
/// The authorities that sign the certificates of RDS's servers, one file of PEM certificates that AWS publishes. The first build records its checksum in the repository; every later one wants the
/// same file, and whoever renews it changes that record where a review sees it.
/// </summary>
/// <param name="RecordFile">Where its checksum is recorded, as <c>sha256sum</c> writes it.</param>
/// <param name="CacheDirectory">Where the fetched file is kept, one folder per checksum.</param>
public sealed record RdsBundle(string RecordFile, string CacheDirectory)
{
    /// <summary>Its name, in <c>/app</c> of an image, where batch and service look for it.</summary>
    public const string FileName = "rds-global-bundle.pem";

    /// <summary>Where AWS publishes it for all regions.</summary>
    public const string PublishedAt = "https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem";

    /// <summary>Where it comes from: a file, or an address.</summary>
    /// <value>Default <see cref="PublishedAt"/>.</value>
    public string Source { get; init; } = PublishedAt;

    /// <summary>Whether a first file may be recorded: on a laptop, where somebody commits the record, never on a build server, which would trust a new file every time.</summary>
    /// <value>Default true.</value>
    public bool MayRecord { get; init; } = true;

    /// <summary>The file, checked against the record.</summary>
    /// <exception cref="ImageBuildException">It is not to be had, is no bundle, or another one than was recorded.</exception>
    public async Task<VerifiedFile> EnsureAsync(ILogger log, CancellationToken cancellationToken)
    {
        var recorded = Recorded();
        if (recorded is null && !MayRecord)
        {
            throw new ImageBuildException("The images would have no verified RDS authorities.", $"{Path.GetFileName(RecordFile)} is not committed, and a build server records none",
                $"run ./build.sh BuildImages --local-runtime docker on a laptop once, and commit docker/{Path.GetFileName(RecordFile)}.");
        }

        var file = await new FetchedFile(Source, recorded, Path.Combine(CacheDirectory, "rds-ca"), FileName).EnsureAsync(cancellationToken);
        if (recorded is not null)
            return file;
        var count = Certificates(file.Path);
        await File.WriteAllTextAsync(RecordFile, $"{file.Sha256}  {FileName}\n", cancellationToken);
        log.Warning("Recorded the RDS authorities of {Source} ({Certificates} certificates, SHA-256 {Sha256}) in {Record}: commit it, later builds take no other file", Source, count, file.Sha256, RecordFile);
        return file;
    }

    private string? Recorded()
    {
        if (!File.Exists(RecordFile))
            return null;
        var word = File.ReadAllText(RecordFile).Split((char[])[' ', '\t', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return word is { Length: 64 } && word.All(char.IsAsciiHexDigit)
            ? word.ToLowerInvariant()
            : throw new ImageBuildException($"{RecordFile} records no checksum.", "it does not begin with 64 hexadecimal digits", "restore it from git, or remove it and build once to record the file anew.");
    }

    private int Certificates(string file)
    {
        var bundle = new X509Certificate2Collection();
        try
        {
            bundle.ImportFromPemFile(file);
        }
        catch (CryptographicException malformed)
        {
            throw NoBundle(malformed.Message, malformed);
        }

        return bundle.Count > 0 ? bundle.Count : throw NoBundle("no certificate is in it", cause: null);
    }

    private ImageBuildException NoBundle(string why, Exception? cause) => new(
        $"{Source} is no bundle of authorities.", why, "name a file of PEM certificates, as AWS publishes it for RDS; a proxy may have answered in its place.", cause);
}
