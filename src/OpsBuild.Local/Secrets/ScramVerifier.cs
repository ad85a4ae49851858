using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Local.Secrets;

/// <summary>What a server stores of a password: SQL that carries it, unlike the password, gives nothing away in a log.</summary>
internal static class ScramVerifier
{
    private const int Iterations = 4096; // PostgreSQL's own default, scram_iterations

    /// <summary>In the form of <c>pg_authid.rolpassword</c>: <c>SCRAM-SHA-256$4096:salt$StoredKey:ServerKey</c> (RFC 5802, RFC 7677).</summary>
    /// <exception cref="ArgumentException">The password holds other than printable ASCII, which SASLprep (RFC 4013) may change first.</exception>
    public static string Of(SecretValue password) => Of(password, RandomNumberGenerator.GetBytes(16));

    internal static string Of(SecretValue password, byte[] salt)
    {
        if (password.Reveal().Any(letter => letter is < ' ' or > '~'))
            throw new ArgumentException("The password must be printable ASCII.", nameof(password));
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password.Reveal()), salt, Iterations, HashAlgorithmName.SHA256, 32);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}";
    }
}
