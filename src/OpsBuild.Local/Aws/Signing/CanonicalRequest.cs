using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Local.Aws.Signing;

/// <summary>A request in the one form in which both sides hash it (AWS General Reference, "Create a signed AWS API request", step 1).</summary>
internal static class CanonicalRequest
{
    /// <summary>The one service whose paths and payloads are signed in another way.</summary>
    public const string S3 = "s3";

    /// <summary>What S3's clients may send in place of the body's hash.</summary>
    public const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    public static string Text(SignableRequest request, IReadOnlyList<string> signedHeaders, string payloadHash, bool encodesPathOnce = false)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        text.Append(CanonicalPath(request.RawPath, encodesPathOnce)).Append('\n');
        text.Append(CanonicalQuery(request.RawQuery)).Append('\n');
        foreach (var name in signedHeaders)
            text.Append(name).Append(':').Append(CanonicalHeader(request, name)).Append('\n');
        return text.Append('\n').AppendJoin(';', signedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    /// <summary>Lower-case hexadecimal SHA-256.</summary>
    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Percent-encoding of everything but RFC 3986's unreserved characters.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~')
                encoded.Append((char)octet);
            else
                encoded.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
        }

        return encoded.ToString();
    }

    // Services other than S3 encode the path as it was sent once more, segment by segment.
    private static string CanonicalPath(string rawPath, bool encodesOnce) => rawPath.Length == 0 ? "/"
        : string.Join('/', rawPath.Split('/').Select(part => Encode(encodesOnce ? Uri.UnescapeDataString(part) : part)));

    private static string CanonicalQuery(string rawQuery)
    {
        var pairs = rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(part =>
            (Name: Encode(Uri.UnescapeDataString(part[0])), Value: Encode(Uri.UnescapeDataString(part.ElementAtOrDefault(1) ?? ""))));
        var sorted = pairs.OrderBy(pair => pair.Name, StringComparer.Ordinal).ThenBy(pair => pair.Value, StringComparer.Ordinal);
        return string.Join('&', sorted.Select(pair => $"{pair.Name}={pair.Value}"));
    }

    // Blanks at the ends are dropped and runs of blanks become one; several headers of a name are joined in the order in which they came.
    private static string CanonicalHeader(SignableRequest request, string name) =>
        string.Join(',', request.Header(name).Select(value => string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
}
