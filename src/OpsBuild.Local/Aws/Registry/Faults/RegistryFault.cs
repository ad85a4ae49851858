using Microsoft.AspNetCore.Http;

namespace OpsBuild.Local.Aws.Registry.Faults;

/// <summary>What can go wrong with a push or a pull, in a test.</summary>
public enum RegistryFaultKind
{
    /// <summary>401: the token is not taken.</summary>
    Unauthorized,

    /// <summary>403: the token is good, and its owner may not do this.</summary>
    Forbidden,

    /// <summary>403 for whoever pulls.</summary>
    ForbiddenPull,

    /// <summary>500 when the manifest is sent, without a word that a registry would say.</summary>
    ServerError,

    /// <summary>The connection breaks while a layer is sent.</summary>
    CutLayer,

    /// <summary>The connection breaks when the manifest is sent, after all layers.</summary>
    CutManifest,

    /// <summary>Every token that was given until then has expired.</summary>
    ExpiredTokens,
}

/// <summary>Something that goes wrong with the next requests of its kind to the registry.</summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record RegistryFault(RegistryFaultKind Kind)
{
    // As much of a layer as comes with its first packet.
    private const int FirstBytes = 512;

    internal bool Hits(RegistryPart part, string method) => Kind switch
    {
        RegistryFaultKind.CutLayer => part is RegistryPart.Upload && method is "PATCH",
        // An engine repeats what failed of a layer for a minute, and a manifest never.
        RegistryFaultKind.CutManifest or RegistryFaultKind.ServerError => part is RegistryPart.Manifest && method is "PUT",
        RegistryFaultKind.ForbiddenPull => part is RegistryPart.Manifest && method is ("GET" or "HEAD"),
        _ => part is RegistryPart.Upload && method is "POST",
    };

    /// <returns>Whether that was the answer.</returns>
    internal async Task<bool> StrikesAsync(HttpContext context)
    {
        switch (Kind)
        {
            case RegistryFaultKind.Unauthorized:
                context.Response.Headers.WWWAuthenticate = $"Basic realm=\"http://{context.Request.Host}/\",service=\"ecr.amazonaws.com\"";
                throw new RegistryErrorException("UNAUTHORIZED", "Not Authorized", 401);
            case RegistryFaultKind.Forbidden or RegistryFaultKind.ForbiddenPull:
                throw new RegistryErrorException(
                    "DENIED", "User is not authorized to perform: ecr:InitiateLayerUpload because no identity-based policy allows the ecr:InitiateLayerUpload action", 403);
            case RegistryFaultKind.ServerError:
                context.Response.StatusCode = 500;
                await context.Response.WriteAsync("<html><body>Internal Server Error</body></html>");
                return true;
            case RegistryFaultKind.CutLayer or RegistryFaultKind.CutManifest:
                await context.Request.Body.ReadAtLeastAsync(new byte[FirstBytes], 1, throwOnEndOfStream: false, context.RequestAborted);
                context.Abort();
                return true;
            default:
                return false;
        }
    }
}
