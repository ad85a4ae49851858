using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpsBuild.Batch.Databases;

/// <summary>A file of root certificates, read when the configuration is.</summary>
internal sealed record RootCertificates(string Path, X509Certificate2Collection Certificates)
{
    /// <summary>True when the file can be read and holds at least one PEM certificate.</summary>
    public static bool TryRead(string path, [NotNullWhen(true)] out RootCertificates? roots)
    {
        roots = null;
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            // Which of these it was, "a readable file of PEM certificates" covers.
            return false;
        }

        roots = certificates.Count > 0 ? new RootCertificates(path, certificates) : null;
        return roots is not null;
    }
}
