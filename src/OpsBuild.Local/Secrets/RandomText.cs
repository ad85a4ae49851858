using System.Security.Cryptography;

namespace OpsBuild.Local.Secrets;

/// <summary>Random passwords and names.</summary>
internal static class RandomText
{
    private const string LettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    // What breaks naive quoting in shells, SQL, URLs, JSON, connection strings and .env files.
    private const string Awkward = "'\"$@/%\\ :";

    /// <summary>Letters and digits only; about six bits each.</summary>
    public static string Plain(int length) => RandomNumberGenerator.GetString(LettersAndDigits, length);

    /// <summary>
    /// A password that holds every awkward character once, never a blank at an end, so that whatever mishandles one fails here and not in
    /// production.
    /// </summary>
    public static SecretValue HardPassword()
    {
        var inner = (Plain(18) + Awkward).ToCharArray();
        RandomNumberGenerator.Shuffle(inner.AsSpan());
        return new SecretValue(Plain(3) + new string(inner) + Plain(3));
    }
}
