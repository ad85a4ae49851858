using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Batch.Secrets;

/// <summary>A secret's name or ARN in Secrets Manager.</summary>
/// <remarks>1 to 2048 characters (service model, <c>SecretIdType</c>); no blanks, since names and ARNs have none.</remarks>
internal sealed record SecretId
{
    private const int MaximumLength = 2048;

    private readonly string _text;

    private SecretId(string text) => _text = text;

    public static bool TryParse(string text, [NotNullWhen(true)] out SecretId? id)
    {
        // A secret's own text put here by mistake has braces and quotes, which no name has: it must not go into a request or a message.
        var isId = text.Length is > 0 and <= MaximumLength && text.All(character => char.IsAsciiLetterOrDigit(character) || "/_+=.@-:!".Contains(character));
        id = isId ? new SecretId(text) : null;
        return isId;
    }

    public override string ToString() => _text;
}
