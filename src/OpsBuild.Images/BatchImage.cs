using Docker.DotNet.Models;
using OpsBuild.Images.Engines;
using Serilog;

namespace OpsBuild.Images;

/// <summary>The local image of the batch: what <c>batch-migrate-db</c> is in the cloud, made of what is compiled on this machine.</summary>
/// <param name="Tag">Its name in the engine; the tag is the content's hash, so one name is always one content.</param>
/// <param name="Id">The engine's id of it, <c>sha256:…</c>.</param>
/// <param name="ContentHash">SHA-256, 64 hexadecimal digits, of all that went into it: program, migrations, Dockerfile, base image.</param>
public sealed record BatchImage(string Tag, string Id, string ContentHash)
{
    private const string DockerfileName = "batch-migrate-db.local.Dockerfile";

    /// <summary>The image of exactly this content: the engine's, when it has it; else a new one.</summary>
    /// <exception cref="ImageBuildException">It could not be made; the message says why and what to do.</exception>
    public static async Task<BatchImage> EnsureAsync(BatchImageRequest request, ILogger log, CancellationToken cancellationToken)
    {
        var context = BatchContext.Of(request, Dockerfile());
        using var engine = await ImageEngine.ConnectAsync(cancellationToken);
        var baseId = await new BaseImage(engine, log).EnsureAsync(request.RuntimeImage, cancellationToken);
        var hash = context.Hash(baseId);
        var tag = $"{request.Repository}:{hash[..16]}";
        if (await engine.IdOfAsync(tag, cancellationToken) is { } id)
        {
            log.Information("The image {Image} is of this very content already", tag);
            return new BatchImage(tag, id, hash);
        }

        log.Information("Building the image {Image} on {RuntimeImage}", tag, request.RuntimeImage);
        await new ImageBuild(engine, Dockerfile(), DockerfileName, log).RunAsync(context, Parameters(request, tag, hash), cancellationToken);
        return new BatchImage(tag, await engine.IdOfAsync(tag, cancellationToken) ?? throw ImageBuildException.Vanished(tag), hash);
    }

    private static ImageBuildParameters Parameters(BatchImageRequest request, string tag, string hash) => new()
    {
        Tags = [tag],
        Dockerfile = BatchContext.DockerfileEntry,
        BuildArgs = new Dictionary<string, string> { ["RUNTIME_IMAGE"] = request.RuntimeImage, ["CONTENT_HASH"] = hash },
        Remove = true,
        ForceRemove = true,
    };

    private static string Dockerfile()
    {
        using var stream = typeof(BatchImage).Assembly.GetManifestResourceStream(DockerfileName)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
