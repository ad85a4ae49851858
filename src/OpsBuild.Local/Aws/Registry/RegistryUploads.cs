using Microsoft.AspNetCore.Http;

namespace OpsBuild.Local.Aws.Registry;

/// <summary>Uploads of layers and configurations: begun, fed in one or many pieces, ended with the digest that they must have.</summary>
internal sealed class RegistryUploads(RegistryStore store, AwsAccount account)
{
    /// <exception cref="RegistryErrorException">It is refused.</exception>
    public async Task AnswerAsync(HttpContext context, RegistryPath path)
    {
        if (store.Find(path.Name) is null)
            throw RegistryErrorException.NoRepository(path.Name, account);
        if (path.Reference.Length == 0)
        {
            if (context.Request.Method != "POST")
                throw RegistryErrorException.Unsupported();
            await BeginAsync(context, path.Name);
            return;
        }

        if (!store.Blobs.IsUnderWay(path.Reference))
            throw RegistryErrorException.NoUpload();
        switch (context.Request.Method)
        {
            case "PATCH":
                await store.Blobs.AppendAsync(path.Reference, context.Request.Body, context.RequestAborted);
                Accepted(context, path.Name, path.Reference);
                break;
            case "PUT":
                await EndAsync(context, path.Name, path.Reference);
                break;
            case "GET":
                Accepted(context, path.Name, path.Reference);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            case "DELETE":
                store.Blobs.Abandon(path.Reference);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default:
                throw RegistryErrorException.Unsupported();
        }
    }

    private async Task BeginAsync(HttpContext context, string name)
    {
        // All repositories are one account's, so a layer of another one need not come again.
        if (context.Request.Query["mount"].ToString() is { Length: > 0 } mount && store.Blobs.Has(mount))
        {
            Created(context, name, mount);
            return;
        }

        var id = store.Blobs.Begin();
        if (context.Request.Query.ContainsKey("digest"))
            await EndAsync(context, name, id);
        else
            Accepted(context, name, id);
    }

    private async Task EndAsync(HttpContext context, string name, string id)
    {
        var digest = context.Request.Query["digest"].ToString();
        if (!Digests.IsOne(digest))
            throw RegistryErrorException.WrongDigest(digest);
        await store.Blobs.AppendAsync(id, context.Request.Body, context.RequestAborted);
        if (!await store.Blobs.CompleteAsync(id, digest, context.RequestAborted))
            throw RegistryErrorException.WrongDigest(digest);
        Created(context, name, digest);
    }

    private void Accepted(HttpContext context, string name, string id)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"/v2/{name}/blobs/uploads/{id}";
        context.Response.Headers["Docker-Upload-UUID"] = id;
        context.Response.Headers.Range = $"0-{Math.Max(0, store.Blobs.SizeOfUpload(id) - 1)}";
    }

    private static void Created(HttpContext context, string name, string digest)
    {
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.Headers.Location = $"/v2/{name}/blobs/{digest}";
        context.Response.Headers["Docker-Content-Digest"] = digest;
    }
}
