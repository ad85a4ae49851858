using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Local.Tests.Aws;

/// <summary>
/// A second implementation of Signature Version 4, written for the tests from the public specification and sharing nothing with the endpoint's:
/// each part can be made wrong.
/// </summary>
internal sealed record TestSigner(string AccessKeyId, string SecretKey, string? SessionToken)
{
    public string Region { get; init; } = "us-east-1";

    public string Service { get; init; } = "secretsmanager";

    public DateTimeOffset Time { get; init; } = DateTimeOffset.UtcNow;

    /// <summary>Headers left out of the signature though they are sent.</summary>
    public string[] Unsigned { get; init; } = [];

    public HttpRequestMessage Sign(Uri uri, string body, string? target)
    {
        var stamp = Time.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
            target is null ? "application/x-www-form-urlencoded" : "application/x-amz-json-1.1");
        request.Headers.Host = uri.Authority;
        request.Headers.Add("x-amz-date", stamp);
        if (SessionToken is not null)
            request.Headers.Add("x-amz-security-token", SessionToken);
        if (target is not null)
            request.Headers.Add("x-amz-target", target);

        var headers = request.Headers.Where(header => !Unsigned.Contains(header.Key)).ToDictionary(
            header => header.Key.ToLowerInvariant(), header => header.Value.Single());
        var names = headers.Keys.Order(StringComparer.Ordinal).ToArray();
        var query = string.Join("&", uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var canonical = new StringBuilder().Append("POST\n").Append(uri.AbsolutePath).Append('\n').Append(query).Append('\n');
        foreach (var name in names)
            canonical.Append(name).Append(':').Append(headers[name]).Append('\n');
        canonical.Append('\n').Append(string.Join(";", names)).Append('\n').Append(Hex(SHA256.HashData(Encoding.UTF8.GetBytes(body))));

        var scope = $"{stamp[..8]}/{Region}/{Service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())))}";
        var key = Mac(Mac(Mac(Mac(Encoding.UTF8.GetBytes("AWS4" + SecretKey), stamp[..8]), Region), Service), "aws4_request");
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKeyId}/{scope}, SignedHeaders={string.Join(";", names)}, Signature={Hex(Mac(key, toSign))}");
        return request;
    }

    private static byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
