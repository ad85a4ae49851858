using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace AWSSDK.Testing;

/// <summary>Signature Version 4, computed again from the request as it arrived (AWS General Reference, "Create a signed AWS API request").</summary>
internal static class SignatureCheck
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Null when the request is signed as it must be; otherwise what is wrong with it.</summary>
    public static string? Failure(HttpRequest request, byte[] body, string region, string service, Func<string, string?> secretKeyOf)
    {
        if (Authorization.Parse(request.Headers.Authorization.ToString()) is not { } signed)
            return "no AWS4-HMAC-SHA256 authorization";
        if (secretKeyOf(signed.AccessKey) is not { } secretKey)
            return $"the access key {signed.AccessKey} is unknown";

        var time = request.Headers["X-Amz-Date"].ToString();
        if (!DateTime.TryParseExact(time, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var at))
            return "no X-Amz-Date";
        if ((DateTime.UtcNow - at).Duration() > Tolerance)
            return "the request's time is too far off";

        var scope = $"{time[..8]}/{region}/{service}/aws4_request";
        if (signed.Scope != scope)
            return $"the scope is {signed.Scope}, not {scope}";
        foreach (var required in new[] { "host", "x-amz-date", "x-amz-target", "x-amz-content-sha256" })
        {
            if (!signed.Headers.Contains(required) && request.Headers.ContainsKey(required))
                return $"{required} is not signed";
        }

        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(Canonical(request, body, signed.Headers)))}";
        var expected = Convert.ToHexStringLower(Mac(Key(secretKey, time[..8], region, service), toSign));
        return signed.Signature == expected ? null : "the signature does not match";
    }

    private static string Canonical(HttpRequest request, byte[] body, string[] headers) => string.Join('\n',
    [
        request.Method,
        request.Path.ToUriComponent(),
        request.QueryString.Value?.TrimStart('?') ?? "",
        .. headers.Select(name => $"{name}:{request.Headers[name].ToString().Trim()}"),
        "",
        string.Join(';', headers),
        Hash(body),
    ]);

    private static byte[] Key(string secret, string date, string region, string service) =>
        Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + secret), date), region), service), "aws4_request");

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed record Authorization(string AccessKey, string Scope, string[] Headers, string Signature)
    {
        public static Authorization? Parse(string header)
        {
            const string Scheme = "AWS4-HMAC-SHA256 ";
            if (!header.StartsWith(Scheme, StringComparison.Ordinal))
                return null;

            var parts = header[Scheme.Length..].Split(',', StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2)).ToDictionary(part => part[0], part => part[1]);
            var credential = parts["Credential"].Split('/', 2);
            return new Authorization(credential[0], credential[1], parts["SignedHeaders"].Split(';'), parts["Signature"]);
        }
    }
}
