namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>Errors that any operation may answer with, so that no model lists them for each.</summary>
/// <remarks>"Common Errors" in the API references of ECS, CloudWatch Logs and STS; for S3, "List of error codes" in "Error responses".</remarks>
internal static class CommonErrors
{
    private static readonly HashSet<string> OfAll = new(StringComparer.Ordinal)
    {
        "AccessDeniedException", "ExpiredTokenException", "IncompleteSignature", "IncompleteSignatureException", "InternalFailure", "InvalidAction",
        "InvalidClientTokenId", "InvalidSignatureException", "MalformedHttpRequestException", "MissingAuthenticationToken",
        "MissingAuthenticationTokenException", "NotAuthorized", "OptInRequired", "RequestAbortedException", "RequestEntityTooLargeException",
        "RequestExpired", "RequestTimeoutException", "SerializationException", "ServiceUnavailable", "SignatureDoesNotMatch", "ThrottlingException",
        "UnknownOperationException", "UnrecognizedClientException", "ValidationError", "ValidationException",
    };

    private static readonly HashSet<string> OfS3 = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AuthorizationHeaderMalformed", "InternalError", "InvalidAccessKeyId", "InvalidRange", "MethodNotAllowed", "NoSuchBucket",
        "NoSuchKey", "RequestTimeTooSkewed", "SignatureDoesNotMatch", "SlowDown",
    };

    public static bool Have(string service, string code) => (service == "s3" ? OfS3 : OfAll).Contains(code);
}
