using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace OpsBuild.Local.Aws.LoadBalancing.Traffic;

/// <summary>Carries a request to a target and its answer back, as an Application Load Balancer does.</summary>
/// <remarks>
/// A request whose connection could not be made was seen by nobody, so it goes to the next target. Once a connection is there it is not repeated: the
/// target may have acted on it. Each request has a connection of its own, since one that is kept may end at the moment at which it is used again.
/// </remarks>
internal sealed class RequestForwarding(TargetRotation targets) : IDisposable
{
    private static readonly string[] OfOneConnection =
        ["Connection", "Keep-Alive", "Proxy-Connection", "Transfer-Encoding", "TE", "Trailer", "Upgrade", "Proxy-Authenticate", "Proxy-Authorization"];

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false, UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionLifetime = TimeSpan.Zero, ConnectTimeout = TimeSpan.FromSeconds(5), ActivityHeadersPropagator = null,
    });

    public async Task HandleAsync(HttpContext context)
    {
        var tried = new List<Target>();
        while (targets.Enter(tried) is { } target)
        {
            try
            {
                if (await CarryAsync(context, target))
                    return;
                tried.Add(target);
            }
            finally
            {
                targets.Leave(target);
            }
        }

        // Every target refused the connection, or there is none.
        context.Response.StatusCode = tried.Count > 0 ? StatusCodes.Status502BadGateway : StatusCodes.Status503ServiceUnavailable;
    }

    public void Dispose() => client.Dispose();

    /// <returns>False where the connection could not be made, so that another target may be asked.</returns>
    private async Task<bool> CarryAsync(HttpContext context, Target target)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await client.SendAsync(Request(context, target), context.RequestAborted);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            context.Response.StatusCode = StatusCodes.Status502BadGateway;
            return true;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away; there is nobody to answer.
            return true;
        }

        using (answer)
            await ReplyAsync(context, answer);
        return true;
    }

    private static HttpRequestMessage Request(HttpContext context, Target target)
    {
        var from = context.Request;
        var request = new HttpRequestMessage(
            new HttpMethod(from.Method), string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{target.Port}{from.GetEncodedPathAndQuery()}"));
        if (from.ContentLength > 0 || from.Headers.TransferEncoding.Count > 0)
            request.Content = new StreamContent(from.Body);
        foreach (var (name, values) in from.Headers.Where(header => !OfOneConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
        {
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values))
                request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)values);
        }

        request.Headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", "http");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Port", context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture));
        return request;
    }

    private static async Task ReplyAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfOneConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase)))
            context.Response.Headers[name] = values.ToArray();
        try
        {
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
        }
    }
}
