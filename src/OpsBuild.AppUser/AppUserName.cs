using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace OpsBuild.AppUser;

/// <summary>The name of a role that a person or a program logs in as: not quoted, not folded.</summary>
/// <remarks>
/// At most 63 bytes (NAMEDATALEN): the server would cut a longer one off and mean another role. <c>public</c> stands for everybody in a GRANT even where it
/// is quoted (gram.y, RoleSpec), <c>none</c> and <c>pg_…</c> are the server's own.
/// </remarks>
public sealed record AppUserName
{
    private const int LongestBytes = 63;

    private readonly string text;

    private AppUserName(string text) => this.text = text;

    /// <summary>What a name has to be, to be read after "it has to be".</summary>
    public static string Rule => "a role's name: 1 to 63 bytes without control characters, not public, not none, and not beginning with pg_";

    /// <summary>True for a name that a role for logging in can have.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AppUserName? name)
    {
        var isName = text is { Length: > 0 } && !text.Any(char.IsControl) && Encoding.UTF8.GetByteCount(text) <= LongestBytes
            && text is not ("public" or "none") && !text.StartsWith("pg_", StringComparison.Ordinal);
        name = isName ? new AppUserName(text!) : null;
        return isName;
    }

    /// <inheritdoc/>
    public override string ToString() => text;
}
