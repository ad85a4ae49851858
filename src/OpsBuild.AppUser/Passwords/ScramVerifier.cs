using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.AppUser.Passwords;

/// <summary>What a server stores of a password: SQL that carries it, unlike the password, lets nobody log in who reads it.</summary>
public static class ScramVerifier
{
    private const int SaltBytes = 16;
    private const int KeyBytes = 32;

    /// <summary>PostgreSQL's own number of iterations, where <c>scram_iterations</c> (16 and later) does not say another.</summary>
    public const int UsualIterations = 4096;

    /// <summary>In the form of <c>pg_authid.rolpassword</c>: <c>SCRAM-SHA-256$4096:salt$StoredKey:ServerKey</c> (RFC 5802, RFC 7677), with a new salt each time.</summary>
    /// <param name="password">The password; prepared as PostgreSQL does (<see cref="SaslPrep"/>).</param>
    /// <param name="iterations">At least 1.</param>
    public static string Of(string password, int iterations = UsualIterations) => Of(password, iterations, RandomNumberGenerator.GetBytes(SaltBytes));

    internal static string Of(string password, int iterations, byte[] salt)
    {
        var salted = Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(SaslPrep.Of(password)), salt, iterations, HashAlgorithmName.SHA256, KeyBytes);
        var storedKey = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var serverKey = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture, $"SCRAM-SHA-256${iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(storedKey)}:{Convert.ToBase64String(serverKey)}");
    }
}
