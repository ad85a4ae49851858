using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpsBuild.Local.Tests.ServiceModels;

/// <summary>
/// Stands on the loopback address before an endpoint and holds every answer against its service's model. It passes on what it gets, byte for byte and
/// with the Host that was signed.
/// </summary>
internal sealed class CheckedEndpoint : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> findings = [];
    private readonly ConcurrentQueue<Exchange> exchanges = [];
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
    private readonly Uri endpoint;
    private readonly WebApplication application;

    private CheckedEndpoint(Uri endpoint)
    {
        this.endpoint = endpoint;
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        application = builder.Build();
        application.Run(PassOnAsync);
    }

    public Uri Address =>
        new(application.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single());

    /// <summary>Everything that went through.</summary>
    public IReadOnlyCollection<Exchange> Exchanges => exchanges;

    public static async Task<CheckedEndpoint> StartAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var started = new CheckedEndpoint(endpoint);
        await started.application.StartAsync(cancellationToken);
        return started;
    }

    /// <summary>Fails when an answer was not as its model says.</summary>
    public void AssertSound() => Assert.True(findings.IsEmpty, string.Join('\n', findings));

    public async ValueTask DisposeAsync()
    {
        await application.DisposeAsync();
        http.Dispose();
        AssertSound();
    }

    private async Task PassOnAsync(HttpContext context)
    {
        using var asked = new MemoryStream();
        await context.Request.Body.CopyToAsync(asked, context.RequestAborted);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        // Left as it was written: the signature is over exactly these characters.
        var address = new Uri(endpoint.GetLeftPart(UriPartial.Authority) + target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), address);
        if (asked.Length > 0 || context.Request.ContentType is not null)
            request.Content = new ByteArrayContent(asked.ToArray());
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray()))
                request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await http.SendAsync(request, context.RequestAborted);
        var body = await answer.Content.ReadAsByteArrayAsync(context.RequestAborted);
        Keep(new Exchange(
            context.Request.Method, target, Headers(context.Request.Headers.Select(each => (each.Key, (IEnumerable<string?>)each.Value))), asked.ToArray(),
            (int)answer.StatusCode, Headers(answer.Headers.Concat(answer.Content.Headers).Select(each => (each.Key, (IEnumerable<string?>)each.Value))), body));

        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(each => each.Key is not ("Transfer-Encoding" or "Connection")))
            context.Response.Headers[name] = values.ToArray();
        if (context.Request.Method != "HEAD")
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private void Keep(Exchange exchange)
    {
        exchanges.Enqueue(exchange);
        if (!InstalledModels.AreThere)
            return;
        foreach (var finding in AnswerCheck.Findings(exchange))
            findings.Enqueue($"{finding}\n{exchange.Status} {exchange.BodyText}");
    }

    private static Dictionary<string, string> Headers(IEnumerable<(string Name, IEnumerable<string?> Values)> headers) =>
        headers.ToDictionary(each => each.Name.ToLowerInvariant(), each => string.Join(",", each.Values), StringComparer.Ordinal);
}
