using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpsBuild.Local.Aws.Signing;

/// <summary>Checks signatures as AWS does: time, scope, signed headers, payload, session token, and the signature itself.</summary>
/// <remarks><c>keysOf</c>: the keys with an access key's id; null when there are none.</remarks>
internal sealed class SignatureCheck(Func<string, AwsKeys?> keysOf, string region, TimeProvider time)
{
    private const string MismatchText =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    public SignatureOutcome Check(SignableRequest request)
    {
        if (request.SingleHeader("Authorization") is not { } text)
            return Reject(SignatureProblem.Missing, "Missing Authentication Token");
        if (!AuthorizationHeader.TryParse(text, out var header))
            return Reject(SignatureProblem.Incomplete,
                "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters, each well-formed.");
        if (!TryReadTime(request, out var signed, out var signedText))
            return Reject(SignatureProblem.Incomplete, "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");

        if (keysOf(header.AccessKeyId) is not { } keys || !Same(request.SingleHeader("X-Amz-Security-Token") ?? "", keys.SessionToken.Reveal()))
            return Reject(SignatureProblem.UnknownKey, "The security token included in the request is invalid.");

        var rejected = CheckTime(signed, signedText, header.Scope) ?? CheckScope(header.Scope)
            ?? CheckHeaders(request, header) ?? CheckPayload(request, header.Scope) ?? CheckSignature(request, header, signedText, keys);
        return rejected ?? (SignatureOutcome)new SignatureOutcome.Accepted(header.AccessKeyId, header.Scope);
    }

    private SignatureOutcome.Rejected? CheckTime(DateTimeOffset signed, string signedText, CredentialScope scope)
    {
        var now = time.GetUtcNow();
        var nowText = now.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);
        if (scope.Date != signedText[..8])
            return Reject(SignatureProblem.Mismatch, $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{scope.Date}' != '{signedText[..8]}', from '{signedText}'.");
        if (signed < now - Skew)
            return Reject(SignatureProblem.Expired, $"Signature expired: {signedText} is now earlier than {Text(now - Skew)} ({nowText} - 5 min.)");
        return signed > now + Skew
            ? Reject(SignatureProblem.Expired, $"Signature not yet current: {signedText} is still later than {Text(now + Skew)} ({nowText} + 5 min.)")
            : null;
    }

    private SignatureOutcome.Rejected? CheckScope(CredentialScope scope)
    {
        // IAM is one for all regions, and signs as if it were in this one.
        var expected = scope.Service == "iam" ? "us-east-1" : region;
        return scope.Region == expected ? null : Reject(
            SignatureProblem.Mismatch, $"Credential should be scoped to a valid region, not '{scope.Region}'; this endpoint is in '{expected}'.");
    }

    // What is not signed can be changed by whoever stands between: AWS wants the host and every header of its own signed.
    private static SignatureOutcome.Rejected? CheckHeaders(SignableRequest request, AuthorizationHeader header)
    {
        var needed = request.Headers.Select(each => each.Key.ToLowerInvariant()).Where(
            name => name.StartsWith("x-amz-", StringComparison.Ordinal)).Append("host");
        var unsigned = needed.FirstOrDefault(name => !header.SignedHeaders.Contains(name));
        if (unsigned is not null)
            return Reject(SignatureProblem.Mismatch, $"'{unsigned}' must be a 'SignedHeader' in the AWS Authorization.");
        var absent = header.SignedHeaders.FirstOrDefault(name => !request.Header(name).Any());
        return absent is null ? null : Reject(SignatureProblem.Mismatch, $"The signed header '{absent}' is not in the request.");
    }

    private static SignatureOutcome.Rejected? CheckPayload(SignableRequest request, CredentialScope scope)
    {
        var said = request.SingleHeader("X-Amz-Content-Sha256");
        if (scope.Service == CanonicalRequest.S3)
        {
            if (said is null)
                return Reject(SignatureProblem.Incomplete, "Missing required header for this request: x-amz-content-sha256");
            if (said == CanonicalRequest.UnsignedPayload)
                return null;
        }

        return said is null || said == CanonicalRequest.Hash(request.Body.Span)
            ? null
            : Reject(SignatureProblem.Mismatch, "The value passed as x-amz-content-sha256 does not match the payload.");
    }

    private static SignatureOutcome.Rejected? CheckSignature(SignableRequest request, AuthorizationHeader header, string signedText, AwsKeys keys)
    {
        var isS3 = header.Scope.Service == CanonicalRequest.S3;
        var hash = isS3 ? request.SingleHeader("X-Amz-Content-Sha256")! : CanonicalRequest.Hash(request.Body.Span);
        var canonical = CanonicalRequest.Text(request, header.SignedHeaders, hash, encodesPathOnce: isS3);
        var expected = SignatureV4.Compute(canonical, signedText, header.Scope, keys.SecretAccessKey);
        return Same(header.Signature, expected) ? null : Reject(SignatureProblem.Mismatch, MismatchText);
    }

    private static bool TryReadTime(SignableRequest request, out DateTimeOffset signed, [NotNullWhen(true)] out string? text)
    {
        text = request.SingleHeader("X-Amz-Date");
        if (text is null && DateTimeOffset.TryParseExact(
            request.SingleHeader("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            text = Text(date);
        return DateTimeOffset.TryParseExact(
            text, SignatureV4.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out signed) && text is not null;
    }

    private static string Text(DateTimeOffset moment) => moment.UtcDateTime.ToString(SignatureV4.TimeFormat, CultureInfo.InvariantCulture);

    private static bool Same(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(expected));

    private static SignatureOutcome.Rejected Reject(SignatureProblem problem, string detail) => new(problem, detail);
}
