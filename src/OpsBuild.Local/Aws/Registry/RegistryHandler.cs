using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Aws.Registry.Faults;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>A container registry (OCI distribution, v2) beside the AWS services, for whoever has a token of ECR's.</summary>
internal sealed class RegistryHandler(RegistryStore store, RegistryTokens tokens, RegistryFaultPlan faults, AwsAccount account, RequestLog log)
{
    private readonly RegistryUploads uploads = new(store, account);
    private readonly RegistryImages images = new(store, account);

    public async Task HandleAsync(HttpContext context, RegistryPath path)
    {
        var watch = Stopwatch.StartNew();
        string? error = null;
        try
        {
            await AnswerAsync(context, path);
        }
        catch (RegistryErrorException refused)
        {
            error = refused.Code;
            await RefuseAsync(context, refused);
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && (gone is IOException or OperationCanceledException))
        {
            error = "ConnectionClosed";
        }

        // Never a header: the token is in one.
        log.Write(
            context.TraceIdentifier, "registry", new AwsAnswer(context.Response.StatusCode, "", [], $"{context.Request.Method} {path.Part}", error),
            watch.Elapsed, context.Request.Headers.UserAgent, $"{path.Name} {path.Reference}");
    }

    private async Task AnswerAsync(HttpContext context, RegistryPath path)
    {
        context.Response.Headers["Docker-Distribution-Api-Version"] = "registry/2.0";
        if (!(path.Part is RegistryPart.Blob && tokens.OpensLayer(context.Request.Query["key"], path.Reference)))
            Authorize(context);
        if (faults.Take(path.Part, context.Request.Method) is { } fault && await fault.StrikesAsync(context))
            return;
        // A layer is as large as it is.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        await (path.Part switch
        {
            RegistryPart.Ping => Task.CompletedTask,
            RegistryPart.Upload => uploads.AnswerAsync(context, path),
            RegistryPart.Blob => images.BlobAsync(context, path),
            RegistryPart.Manifest => images.ManifestAsync(context, path),
            _ => images.TagsAsync(context, path),
        });
    }

    private void Authorize(HttpContext context)
    {
        switch (tokens.Check(context.Request.Headers.Authorization))
        {
            case TokenState.Good:
                return;
            case TokenState.Expired:
                // ECR forbids where others ask once more.
                throw new RegistryErrorException("DENIED", "Your authorization token has expired. Reauthenticate and try again.", 403);
            default:
                context.Response.Headers.WWWAuthenticate = $"Basic realm=\"http://{context.Request.Host}/\",service=\"ecr.amazonaws.com\"";
                throw new RegistryErrorException("UNAUTHORIZED", "Not Authorized", 401);
        }
    }

    private static async Task RefuseAsync(HttpContext context, RegistryErrorException refused)
    {
        context.Response.StatusCode = refused.Status;
        if (context.Request.Method == "HEAD")
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(new JsonObject
        {
            ["errors"] = new JsonArray(new JsonObject { ["code"] = refused.Code, ["message"] = refused.Text }),
        }.ToJsonString());
    }
}
