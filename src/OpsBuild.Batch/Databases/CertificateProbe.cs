using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace OpsBuild.Batch.Databases;

/// <summary>Looks at a certificate that Npgsql refused, on a connection of its own: Npgsql says that it refused it, not why.</summary>
/// <remarks>Only explains; whether the server is trusted stays Npgsql's decision. Nothing is sent but the request for TLS.</remarks>
internal static class CertificateProbe
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    // PostgreSQL's SSLRequest: its own length, 8, and the code 80877103 (manual, "Message Formats").
    private static readonly byte[] SslRequest = [0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f];

    /// <returns>Null when the server could not be looked at after all.</returns>
    public static async Task<CertificateRefusal?> LookAsync(DatabaseTarget target, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Timeout);
        CertificateRefusal? refusal = null;
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(target.Host.ToString(), target.Port, deadline.Token);
            await using var plain = client.GetStream();
            await plain.WriteAsync(SslRequest, deadline.Token);
            var answer = new byte[1];
            await plain.ReadExactlyAsync(answer, deadline.Token);
            if (answer[0] != 'S')
                return null;

            await using var tls = new SslStream(plain);
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = target.Host.ToString(),
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        refusal = CertificateRefusal.Of(certificate as X509Certificate2, chain, errors, target, DateTimeOffset.UtcNow);
                        return false;
                    },
                }, deadline.Token);
        }
        catch (Exception exception) when (exception is AuthenticationException or IOException or SocketException or OperationCanceledException)
        {
            // The refusal itself ends the handshake so; and without one, there is nothing to add to what Npgsql said.
        }

        cancellationToken.ThrowIfCancellationRequested();
        return refusal;
    }
}
