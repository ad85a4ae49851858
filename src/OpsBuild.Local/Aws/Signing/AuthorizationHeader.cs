using System.Diagnostics.CodeAnalysis;

namespace OpsBuild.Local.Aws.Signing;

/// <summary>The header <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>, taken apart.</summary>
/// <remarks><c>SignedHeaders</c>: lower case, in ordinal order.</remarks>
internal sealed record AuthorizationHeader(string AccessKeyId, CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out AuthorizationHeader? header)
    {
        header = null;
        if (!text.StartsWith(SignatureV4.Algorithm + " ", StringComparison.Ordinal))
            return false;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text[SignatureV4.Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
                return false;
        }

        if (!parts.TryGetValue("Credential", out var credential) || !parts.TryGetValue("SignedHeaders", out var names)
            || !parts.TryGetValue("Signature", out var signature) || credential.IndexOf('/', StringComparison.Ordinal) is not (> 0 and var slash)
            || !CredentialScope.TryParse(credential[(slash + 1)..], out var scope))
        {
            return false;
        }

        var signed = names.Split(';');
        if (signed.Any(name => name.Length == 0 || name.Any(char.IsAsciiLetterUpper))
            || !signed.SequenceEqual(signed.Distinct().Order(StringComparer.Ordinal)))
            return false;
        header = new AuthorizationHeader(credential[..slash], scope, signed, signature);
        return true;
    }

    public override string ToString() =>
        $"{SignatureV4.Algorithm} Credential={AccessKeyId}/{Scope}, SignedHeaders={string.Join(';', SignedHeaders)}, Signature={Signature}";
}
