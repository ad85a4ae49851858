using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>Manifests, tags, and what manifests consist of.</summary>
internal sealed class RegistryImages(RegistryStore store, AwsAccount account)
{
    // More than any manifest; ECR's own limit is 4 MiB as well.
    private const int LargestManifest = 4 * 1024 * 1024;

    /// <exception cref="RegistryErrorException">It is refused.</exception>
    public async Task BlobAsync(HttpContext context, RegistryPath path)
    {
        _ = Repository(path.Name);
        if (context.Request.Method is not ("GET" or "HEAD"))
            throw RegistryErrorException.Unsupported();
        if (!store.Blobs.Has(path.Reference))
            throw RegistryErrorException.NoBlob(path.Reference);
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = store.Blobs.Size(path.Reference);
        context.Response.Headers["Docker-Content-Digest"] = path.Reference;
        if (context.Request.Method == "HEAD")
            return;
        await using var content = store.Blobs.Open(path.Reference);
        await content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    /// <exception cref="RegistryErrorException">It is refused.</exception>
    public async Task ManifestAsync(HttpContext context, RegistryPath path)
    {
        switch (context.Request.Method)
        {
            case "PUT":
                var digest = store.PutManifest(path.Name, path.Reference, await ReadAsync(context), context.Request.ContentType, account);
                context.Response.StatusCode = StatusCodes.Status201Created;
                context.Response.Headers.Location = $"/v2/{path.Name}/manifests/{digest}";
                context.Response.Headers["Docker-Content-Digest"] = digest;
                return;
            case "GET" or "HEAD":
                await GiveAsync(context, path);
                return;
            default:
                throw RegistryErrorException.Unsupported();
        }
    }

    /// <exception cref="RegistryErrorException">It is refused.</exception>
    public async Task TagsAsync(HttpContext context, RegistryPath path)
    {
        if (context.Request.Method != "GET" || path.Reference != "list")
            throw RegistryErrorException.Unsupported();
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(
            new JsonObject { ["name"] = path.Name, ["tags"] = JsonMember.Array(Repository(path.Name).Tags.Keys.Order(StringComparer.Ordinal)) }.ToJsonString(), context.RequestAborted);
    }

    private async Task GiveAsync(HttpContext context, RegistryPath path)
    {
        var repository = Repository(path.Name);
        var digest = repository.Tags.GetValueOrDefault(path.Reference, path.Reference);
        if (!repository.Images.TryGetValue(digest, out var image))
            throw RegistryErrorException.NoManifest(path.Reference);
        context.Response.ContentType = image.MediaType;
        context.Response.ContentLength = store.Blobs.Size(digest);
        context.Response.Headers["Docker-Content-Digest"] = digest;
        if (context.Request.Method == "GET")
            await context.Response.Body.WriteAsync(store.Blobs.Read(digest), context.RequestAborted);
    }

    private StoredRepository Repository(string name) => store.Find(name) ?? throw RegistryErrorException.NoRepository(name, account);

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (content.Length + read > LargestManifest)
                throw RegistryErrorException.Manifest("it is larger than 4 MiB");
            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }
}
