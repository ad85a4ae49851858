using System.Text.Json;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Signing;

namespace OpsBuild.Local.Aws.Protocols;

/// <summary>AWS JSON 1.1: the operation in <c>X-Amz-Target</c>, times as seconds since 1970, errors in <c>__type</c>.</summary>
internal sealed class JsonProtocol : IAwsProtocol
{
    private const string ContentType = "application/x-amz-json-1.1";

    /// <summary>The header that names service and operation: <c>secretsmanager.GetSecretValue</c>.</summary>
    public const string TargetHeader = "X-Amz-Target";

    /// <summary>Runs the operation that the request names, out of those that there are.</summary>
    /// <remarks><c>before</c>: may refuse an operation by its name and its request, or have its answer lost.</remarks>
    public AwsAnswer Answer(
        AwsCall call, string targetPrefix, IReadOnlyDictionary<string, Func<JsonObject, JsonObject>> operations, OperationCheck? before = null)
    {
        var target = call.Request.SingleHeader(TargetHeader) ?? "";
        var name = target.StartsWith(targetPrefix + ".", StringComparison.Ordinal) ? target[(targetPrefix.Length + 1)..] : "";
        try
        {
            if (!operations.TryGetValue(name, out var operation))
                throw new AwsErrorException("UnknownOperationException",
                    $"The local endpoint has no operation '{target}'; it has {string.Join(", ", operations.Keys.Order())}.");
            var lost = before?.Invoke(name, call.Request.Body);
            var answer = operation(Parse(call.Request));
            return lost is null ? new AwsAnswer(200, ContentType, JsonSerializer.SerializeToUtf8Bytes(answer), name) : throw lost;
        }
        catch (AwsErrorException refusal)
        {
            return Write(refusal.Error, name.Length > 0 ? name : null, call.RequestId);
        }
    }

    public AwsError Error(SignatureOutcome.Rejected rejected) => new(
        rejected.Problem switch
        {
            SignatureProblem.Missing => "MissingAuthenticationTokenException",
            SignatureProblem.Incomplete => "IncompleteSignatureException",
            SignatureProblem.UnknownKey => "UnrecognizedClientException",
            // JSON services give the same name to an old signature as to a wrong one; only the message tells them apart.
            _ => "InvalidSignatureException",
        },
        rejected.Detail);

    public AwsAnswer Write(AwsError error, string? operation, string requestId) => new(
        error.Status,
        ContentType,
        JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["__type"] = error.Code, ["message"] = error.Message, ["Message"] = error.Message }),
        operation,
        error.Code);

    private static JsonObject Parse(SignableRequest request)
    {
        try
        {
            if (JsonNode.Parse(request.Body.Span) is JsonObject parsed)
                return parsed;
        }
        catch (JsonException)
        {
            // Said below, as for JSON that is no object.
        }

        throw new AwsErrorException("SerializationException", "The request's body is not a JSON object.");
    }
}

/// <summary>Looks at a call before its operation runs: throws to refuse it, or gives back what is answered although the operation was carried out.</summary>
internal delegate AwsErrorException? OperationCheck(string operation, ReadOnlyMemory<byte> request);
