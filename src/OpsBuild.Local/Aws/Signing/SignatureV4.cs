using System.Security.Cryptography;
using System.Text;
using OpsBuild.Local.Secrets;

namespace OpsBuild.Local.Aws.Signing;

/// <summary>AWS Signature Version 4, steps 2 to 4: what is signed, the day's key, the signature.</summary>
internal static class SignatureV4
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>The form of <c>X-Amz-Date</c>, UTC.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The signature, lower-case hexadecimal.</summary>
    public static string Compute(string canonicalRequest, string time, CredentialScope scope, SecretValue secretAccessKey)
    {
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{CanonicalRequest.Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secretAccessKey.Reveal());
        foreach (var part in (string[])[scope.Date, scope.Region, scope.Service, "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }
}
