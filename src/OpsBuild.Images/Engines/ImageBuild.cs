using Docker.DotNet;
using Docker.DotNet.Models;
using Serilog;

namespace OpsBuild.Images.Engines;

/// <summary>One build of one image by the engine.</summary>
internal sealed class ImageBuild(ImageEngine engine, string dockerfile, string dockerfileName, ILogger log)
{
    /// <exception cref="ImageBuildException">It failed.</exception>
    public async Task RunAsync(BatchContext context, ImageBuildParameters parameters, CancellationToken cancellationToken)
    {
        var progress = new BuildProgress(log);
        await using var archive = await context.ArchiveAsync(cancellationToken);
        try
        {
            await engine.Client.Images.BuildImageFromDockerfileAsync(parameters, archive, [], new Dictionary<string, string>(), progress, cancellationToken);
        }
        catch (DockerApiException refused)
        {
            throw Fail(EngineError.Text(refused), progress.Step, refused);
        }

        if (progress.Error is { } error)
            throw Fail(error, progress.Step, cause: null);
    }

    private ImageBuildException Fail(string why, int step, Exception? cause)
    {
        if (EngineError.IsFullDisk(why))
            return EngineError.FullDisk("The image could not be built.", why, cause);
        var line = DockerfileLines.OfStep(dockerfile, step) is { } number ? $"{dockerfileName}:{number}" : dockerfileName;
        return new ImageBuildException($"{line}: the image could not be built.", why, "correct the line, or what it takes into the image.", cause);
    }
}
