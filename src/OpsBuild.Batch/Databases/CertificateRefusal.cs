using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace OpsBuild.Batch.Databases;

/// <summary>Why a server's certificate was refused: Npgsql itself only says that it was.</summary>
/// <param name="NameMismatch">Whether the certificate is fine but belongs to another host.</param>
/// <param name="Why">The same in words, with the certificate's own facts.</param>
internal sealed record CertificateRefusal(bool NameMismatch, string Why)
{
    public static CertificateRefusal Of(
        X509Certificate2? certificate, X509Chain? sent, SslPolicyErrors errors, DatabaseTarget target, DateTimeOffset now)
    {
        if (certificate is null)
            return new CertificateRefusal(NameMismatch: false, "the server sent no certificate");
        if (now < certificate.NotBefore || now > certificate.NotAfter)
            return new CertificateRefusal(NameMismatch: false, $"its certificate is valid from {certificate.NotBefore:u} to {certificate.NotAfter:u}");

        var isTrusted = target.Tls.Roots is { } roots
            ? IsSignedBy(roots, certificate, sent)
            : !errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors);
        return isTrusted && errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
            ? new CertificateRefusal(NameMismatch: true, $"its certificate is for {Names(certificate)}, not for {target.Host}")
            : new CertificateRefusal(
                NameMismatch: false, $"its certificate's issuer, \"{certificate.Issuer}\", leads to none of the trusted roots ({Store(target)})");
    }

    private static bool IsSignedBy(RootCertificates roots, X509Certificate2 certificate, X509Chain? sent)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots.Certificates);
        if (sent is not null)
            chain.ChainPolicy.ExtraStore.AddRange(sent.ChainElements.Select(element => element.Certificate).ToArray());
        return chain.Build(certificate);
    }

    private static string Names(X509Certificate2 certificate)
    {
        var alternative = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var names = alternative?.EnumerateDnsNames().Concat(alternative.EnumerateIPAddresses().Select(address => address.ToString())).ToList();
        return names is { Count: > 0 } ? string.Join(", ", names) : certificate.Subject;
    }

    private static string Store(DatabaseTarget target) => target.Tls.Roots is { } roots
        ? $"{roots.Certificates.Count} in {roots.Path}"
        : "the system's store";
}
