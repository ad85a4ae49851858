using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpsBuild.Local.Postgres.Clusters;

/// <summary>A server's certificate for the loopback address, its key, and the certificate of the authority that signed it, all as PEM.</summary>
/// <remarks>The authority's key is forgotten at once: nothing else can ever be signed with it.</remarks>
internal sealed record ServerCertificate(string AuthorityPem, string CertificatePem, string KeyPem)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(3650);

    public static ServerCertificate Create(TimeProvider time)
    {
        // Clocks of containers and their hosts differ a little.
        var from = time.GetUtcNow().AddHours(-1);
        var until = from + Lifetime;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=OpsBuild local authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, pathLengthConstraint: 0, critical: true));
        authority.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, critical: false));
        using var authorityCertificate = authority.CreateSelfSigned(from, until);

        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", serverKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        server.CertificateExtensions.Add(names.Build());
        server.CertificateExtensions.Add(
            new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        server.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        server.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false)); // server authentication
        server.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(
            authorityCertificate, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var certificate = server.Create(authorityCertificate, from, until, RandomNumberGenerator.GetBytes(16));

        return new ServerCertificate(
            authorityCertificate.ExportCertificatePem(), certificate.ExportCertificatePem(), serverKey.ExportPkcs8PrivateKeyPem());
    }
}
