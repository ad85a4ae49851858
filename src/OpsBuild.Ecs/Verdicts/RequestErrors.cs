using System.Text.RegularExpressions;

namespace OpsBuild.Ecs.Verdicts;

/// <summary>What an answer without a task means: RunTask's <c>failures[]</c>, API errors, and a tool that gave up.</summary>
internal static partial class RequestErrors
{
    public static TaskOutcome Outcome(StartFailure failure) => failure switch
    {
        StartFailure.Refused refused => Refused(refused),
        StartFailure.ApiError error => ApiError(error.Code, error.Message),
        StartFailure.Tool { MissingVariable: not null } => TaskOutcome.MissingVariable,
        StartFailure.Tool { ExitCode: 0 } => TaskOutcome.NoTaskSeen,
        // A Go panic ends with 2 (and a goroutine dump); ecspresso itself only knows 0 and 1.
        StartFailure.Tool { ExitCode: not 1 } => TaskOutcome.ToolCrashed,
        StartFailure.Tool tool => Told(tool.Message),
        StartFailure.InDoubt doubt => Outcome(doubt.First),
        _ => TaskOutcome.NotStartedInTime,
    };

    private static TaskOutcome Refused(StartFailure.Refused failure) => failure.Reason switch
    {
        var reason when Has(reason, "RESOURCE:") || Has(failure.ToString(), "Capacity is unavailable") => TaskOutcome.NoCapacity,
        "AGENT" => TaskOutcome.AgentDisconnected,
        "ATTRIBUTE" or "LOCATION" => TaskOutcome.NoMatchingInstance,
        "EMPTY CAPACITY PROVIDER" => TaskOutcome.CapacityProviderEmpty,
        _ => TaskOutcome.StartRefused,
    };

    private static TaskOutcome ApiError(string code, string message) => code switch
    {
        "" => TaskOutcome.AwsUnreachable,
        _ when code.StartsWith("AccessDenied", StringComparison.Ordinal) => TaskOutcome.AccessDenied,
        "ExpiredToken" or "ExpiredTokenException" or "UnrecognizedClientException" or "InvalidClientTokenId" or "InvalidSignatureException"
            or "IncompleteSignature" or "IncompleteSignatureException" or "MissingAuthenticationTokenException" or "SignatureDoesNotMatch"
            or "RequestTimeTooSkewed" or "RequestExpired" => TaskOutcome.CredentialsInvalid,
        "ClusterNotFoundException" => TaskOutcome.ClusterNotFound,
        "ConflictException" => TaskOutcome.RequestConflict,
        "LimitExceededException" => TaskOutcome.QuotaReached,
        _ when code.Contains("Throttl", StringComparison.Ordinal) || code is "TooManyRequestsException" or "RequestLimitExceeded" or "SlowDown" => TaskOutcome.Throttled,
        "ServerException" or "InternalFailure" or "InternalServerError" or "InternalServiceError" or "ServiceUnavailable" or "ServiceUnavailableException" or "RequestTimeout" => TaskOutcome.AwsUnreachable,
        "ClientException" when Has(message, "Unable to describe task definition") || Has(message, "is inactive") => TaskOutcome.DefinitionNotFound,
        "ClientException" when Has(message, "limit") || Has(message, "quota") => TaskOutcome.QuotaReached,
        "ClientException" or "InvalidParameterException" or "PlatformUnknownException" or "PlatformTaskDefinitionIncompatibilityException"
            or "UnsupportedFeatureException" or "ValidationException" or "SerializationException" => TaskOutcome.RequestInvalid,
        "BlockedException" => TaskOutcome.AccessDenied,
        _ => TaskOutcome.RequestRefused,
    };

    /// <summary>
    /// ecspresso passes errors on in the sentences of AWS's SDK for Go: <c>... RequestID: ID, NAME: words</c> for an error that the service's
    /// model knows, <c>... api error NAME: words</c> for any other. Failures come as <c>failed to run task: REASON detail</c>.
    /// </summary>
    private static TaskOutcome Told(string message)
    {
        const string Run = "failed to run task: ";
        if (AwsError().Match(message) is { Success: true } error)
            return ApiError(error.Groups[1].Value, error.Groups[2].Value);
        if (Has(message, "get credentials") || Has(message, "failed to refresh cached credentials"))
            return TaskOutcome.CredentialsInvalid;
        if (Has(message, "request send failed") || Has(message, "dial tcp"))
            return TaskOutcome.AwsUnreachable;
        // The SDK's own error around a call is no entry of failures[]: whether ECS got the call is open.
        if (Has(message, "operation error"))
            return TaskOutcome.ToolFailed;
        if (message.IndexOf(Run, StringComparison.Ordinal) is >= 0 and var run)
        {
            var outcome = Refused(new StartFailure.Refused(message[(run + Run.Length)..].Trim()));
            return outcome == TaskOutcome.StartRefused ? Word(message[(run + Run.Length)..]) : outcome;
        }

        return TaskOutcome.ToolFailed;
    }

    private static TaskOutcome Word(string told) => Refused(new StartFailure.Refused(
        told.StartsWith("EMPTY CAPACITY PROVIDER", StringComparison.Ordinal) ? "EMPTY CAPACITY PROVIDER" : told.TrimStart().Split(' ')[0]));

    private static bool Has(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("(?:api error |RequestID: [^,]*, )([A-Z][A-Za-z]+): (.*)", RegexOptions.Singleline)]
    private static partial Regex AwsError();
}
