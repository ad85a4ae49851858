using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.S3;
using OpsBuild.Local.Aws.SecretsManager;
using OpsBuild.Local.Aws.SecurityToken;
using OpsBuild.Local.Aws.Signing;
using OpsBuild.Local.Runtime.Metadata;

namespace OpsBuild.Local.Aws.Endpoint;

/// <summary>Answers every request: the signature is checked, then the service that its scope names answers.</summary>
internal sealed class EndpointHandler(
    SignatureCheck signatures, IReadOnlyList<IAwsService> services, CredentialsPage credentials, TaskMetadataPage metadata, S3Service s3, RequestLog log)
{
    // A batch of log events is the largest request of all; 1 MiB of text, and its JSON.
    private const int LargestBody = 4 * 1024 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        var watch = Stopwatch.StartNew();
        var requestId = Guid.NewGuid().ToString();
        var request = await ReadAsync(context);
        var (service, answer, detail) = request is null
            ? ("", SecretsManagerService.Protocol.Write(
                new AwsError("RequestEntityTooLargeException", "The request is too large.", 413), null, requestId), null)
            : Answer(request, requestId);

        log.Write(requestId, service, answer, watch.Elapsed, context.Request.Headers.UserAgent, detail);
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        context.Response.Headers["x-amzn-RequestId"] = requestId;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (context.Request.Method != "HEAD")
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private (string Service, AwsAnswer Answer, string? Detail) Answer(SignableRequest request, string requestId)
    {
        if (credentials.Answer(request) is { } given)
            return ("credentials", given, null);
        if (metadata.Answer(request) is { } told)
            return ("metadata", told, null);
        var protocol = ProtocolOf(request);
        switch (signatures.Check(request))
        {
            case SignatureOutcome.Rejected rejected:
                var refusal = protocol.Write(protocol.Error(rejected), null, requestId);
                return ("", protocol == S3Service.Protocol ? s3.WithRegion(refusal) : refusal, rejected.Detail);
            case SignatureOutcome.Accepted accepted:
                var name = accepted.Scope.Service;
                var service = services.FirstOrDefault(each => each.SigningName == name);
                if (service is null)
                {
                    var known = string.Join(", ", services.Select(each => each.SigningName));
                    return (name, protocol.Write(new AwsError(
                        "UnknownOperationException", $"The local endpoint has no service '{name}'; it has {known}."), null, requestId), null);
                }

                return AnswerBy(service, protocol, new AwsCall(request, accepted, requestId));
            default:
                throw new UnreachableException();
        }
    }

    private static (string, AwsAnswer, string?) AnswerBy(IAwsService service, IAwsProtocol protocol, AwsCall call)
    {
        try
        {
            return (service.SigningName, service.Answer(call), null);
        }
        catch (Exception defect)
        {
            // A defect of the endpoint itself: the caller gets AWS's word for that, the log the place.
            return (service.SigningName, protocol.Write(new AwsError(
                "InternalFailure", $"The local endpoint failed: {defect.GetType().Name}.", 500), null, call.RequestId), defect.StackTrace);
        }
    }

    private static IAwsProtocol ProtocolOf(SignableRequest request)
    {
        if (request.Header(JsonProtocol.TargetHeader).Any())
            return SecretsManagerService.Protocol;
        return request.Method == "POST" ? SecurityTokenService.Protocol : S3Service.Protocol;
    }

    private static async Task<SignableRequest?> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (body.Length + read > LargestBody)
                return null;
            body.Write(buffer, 0, read);
        }

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2);
        var headers = context.Request.Headers.SelectMany(header => header.Value, (header, value) => KeyValuePair.Create(header.Key, value ?? ""));
        return new SignableRequest(context.Request.Method, target[0], target.ElementAtOrDefault(1) ?? "", [.. headers], body.ToArray());
    }
}
