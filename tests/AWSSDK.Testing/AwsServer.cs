using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AWSSDK.Testing;

/// <summary>One JSON service of AWS on a free loopback port. It checks every signature and answers as a test tells it; also a container's
/// credentials endpoint and an STS that knows one web identity token and one access key.</summary>
public sealed class AwsServer : IAsyncDisposable
{
    public const string Region = "eu-west-1";
    public const string AccessKey = "AKIDEXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedCall> _calls = new();
    private readonly string _service;
    private readonly Func<int, Answer> _answers;

    private AwsServer(string service, Func<int, Answer> answers)
    {
        _service = service;
        _answers = answers;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/", HandleAsync);
        _app.MapGet("/credentials", TemporaryCredentials.OfContainerAsync);
        _app.MapPost("/sts", TemporaryCredentials.OfRoleAsync);
    }

    public string Url => _app.Urls.First();

    public IReadOnlyList<ReceivedCall> Calls => [.. _calls];

    /// <param name="service">The service's name in the signature's scope.</param>
    /// <param name="answers">The answer to the n-th call, counted from 1.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<AwsServer> StartAsync(string service, Func<int, Answer> answers, CancellationToken cancellationToken)
    {
        var server = new AwsServer(service, answers);
        await server._app.StartAsync(cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.ToArray();
        var failure = SignatureCheck.Failure(context.Request, body, Region, _service, key => key == AccessKey ? SecretKey : null);

        _calls.Enqueue(Received(context.Request, body, failure));
        var answer = failure is null ? _answers(_calls.Count) : Answer.Error("InvalidSignatureException", failure, 403);

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers["x-amzn-RequestId"] = $"request-{_calls.Count}";
        if (answer.ErrorTypeHeader is { } type)
            context.Response.Headers["x-amzn-errortype"] = type;
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(answer.Body);
        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static ReceivedCall Received(HttpRequest request, byte[] body, string? failure)
    {
        using var document = JsonDocument.Parse(body);
        var authorization = request.Headers.Authorization.ToString();
        var start = authorization.IndexOf("Credential=", StringComparison.Ordinal) + "Credential=".Length;
        return new ReceivedCall(
            request.Headers["X-Amz-Target"].ToString(),
            request.ContentType ?? "",
            authorization[start..authorization.IndexOf('/', start)],
            request.Headers.TryGetValue("X-Amz-Security-Token", out var token) ? token.ToString() : null,
            document.RootElement.Clone(),
            failure);
    }
}
