using Npgsql;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local;

/// <summary>The application's database of a local environment. Prints without a password.</summary>
/// <param name="Host">The loopback address.</param>
/// <param name="Port">The TCP port, which changes when the server is replaced.</param>
/// <param name="Name">The database's name.</param>
/// <param name="AdminUser">Its owner, no superuser.</param>
/// <param name="AuthorityFile">PEM of the authority that signed the server's certificate, for <c>verify-full</c>.</param>
public sealed record LocalDatabase(string Host, int Port, string Name, string AdminUser, string AuthorityFile)
{
    /// <summary>The server's major version.</summary>
    public required int Major { get; init; }

    internal SecretValue? AdminPassword { get; init; }

    /// <summary>A connection as the admin, password included, over TLS with the certificate verified: for a program, not for a log.</summary>
    public NpgsqlConnectionStringBuilder AdminConnection() => new()
    {
        Host = Host,
        Port = Port,
        Database = Name,
        Username = AdminUser,
        Password = AdminPassword?.Reveal(),
        SslMode = SslMode.VerifyFull,
        RootCertificate = AuthorityFile,
    };

    /// <inheritdoc/>
    public override string ToString() => $"postgres://{AdminUser}@{Host}:{Port}/{Name}";
}
