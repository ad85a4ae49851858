using System.Text;

namespace OpsBuild.AppUser.Passwords;

/// <summary>A password as PostgreSQL and libpq take it for SCRAM (RFC 4013, RFC 3454; <c>pg_saslprep</c>).</summary>
public static class SaslPrep
{
    /// <summary>The prepared password; the password as it is where it is ASCII, or holds what SASLprep forbids: then its bytes count, as in PostgreSQL.</summary>
    public static string Of(string password)
    {
        if (Ascii.IsValid(password) || Characters(password) is not { } characters)
            return password;
        var tables = SaslPrepTables.Instance;
        var mapped = characters
            .Select(letter => tables.Space.Contains(letter) ? ' ' : letter)
            .Where(letter => !tables.Nothing.Contains(letter))
            .ToList();
        if (mapped.Count == 0)
            return password;
        var normal = CompatibilityForm.Of(mapped);
        return normal.Any(letter => tables.Prohibited.Contains(letter) || tables.Unassigned.Contains(letter)) || IsMixed(normal, tables)
            ? password
            : string.Concat(normal.Select(char.ConvertFromUtf32));
    }

    // Text from right to left holds no letter from left to right, and begins and ends with one from right to left (RFC 3454, section 6).
    private static bool IsMixed(List<int> text, SaslPrepTables tables) =>
        text.Exists(tables.RightToLeft.Contains)
        && (text.Exists(tables.LeftToRight.Contains) || !tables.RightToLeft.Contains(text[0]) || !tables.RightToLeft.Contains(text[^1]));

    // Null where it is no text: half of a surrogate pair.
    private static List<int>? Characters(string text)
    {
        var characters = new List<int>();
        for (var at = 0; at < text.Length; at += char.IsHighSurrogate(text[at]) ? 2 : 1)
        {
            if (char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at))
                return null;
            characters.Add(char.ConvertToUtf32(text, at));
        }

        return characters;
    }
}
