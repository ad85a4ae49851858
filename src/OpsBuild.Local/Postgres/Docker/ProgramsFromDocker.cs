using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Postgres.Npm;
using OpsBuild.Local.Postgres.Programs;
using Serilog;

namespace OpsBuild.Local.Postgres.Docker;

/// <summary>A <c>postgres</c> image, when a Docker engine answers: one that is there, else one that can be pulled.</summary>
internal sealed class ProgramsFromDocker : IProgramsWay
{
    private static readonly TimeSpan PullTimeout = TimeSpan.FromMinutes(10);

    public string Name => "Docker image";

    public async Task<ProgramsSearch> FindAsync(int? requiredMajor, ILogger log, CancellationToken cancellationToken)
    {
        var (engine, failure) = await DockerEngine.ConnectAsync(cancellationToken);
        if (engine is null)
            return new ProgramsSearch.NotFound(failure!);
        using (engine)
            return await FindAsync(engine, requiredMajor, log, cancellationToken);
    }

    private static async Task<ProgramsSearch> FindAsync(DockerEngine engine, int? requiredMajor, ILogger log, CancellationToken cancellationToken)
    {
        var supported = Enumerable.Range(PostgresVersion.OldestMajor, PostgresVersion.NewestMajor - PostgresVersion.OldestMajor + 1).Reverse();
        foreach (var major in requiredMajor is { } required ? [required] : supported)
        {
            if (await IsPresentAsync(engine, Reference(major), cancellationToken))
                return await VerifyAsync(engine, Reference(major), major, cancellationToken);
        }

        var wanted = requiredMajor ?? PinnedPackage.DefaultMajor;
        log.Information("Pulling the image {Image}", Reference(wanted));
        return await PullAsync(engine, wanted, cancellationToken) is { } failure
            ? new ProgramsSearch.NotFound(failure)
            : await VerifyAsync(engine, Reference(wanted), wanted, cancellationToken);
    }

    private static string Reference(int major) => $"postgres:{major}";

    private static async Task<bool> IsPresentAsync(DockerEngine engine, string reference, CancellationToken cancellationToken)
    {
        try
        {
            await engine.Client.Images.InspectImageAsync(reference, cancellationToken);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return false;
        }
    }

    private static async Task<string?> PullAsync(DockerEngine engine, int major, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PullTimeout);
        var progress = new FirstError();
        try
        {
            await engine.Client.Images.CreateImageAsync(
                new ImagesCreateParameters { FromImage = "postgres", Tag = $"{major}" }, authConfig: null, progress, deadline.Token);
        }
        catch (DockerApiException refused)
        {
            return $"the image {Reference(major)} is not here and cannot be pulled: {refused.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"pulling {Reference(major)} took longer than {PullTimeout.TotalMinutes:0} minutes";
        }

        // A failing pull ends like a good one; only its progress tells.
        return progress.Text is { } text ? $"the image {Reference(major)} is not here and cannot be pulled: {text}" : null;
    }

    // A tag is a name that anybody may give to anything: the image itself is asked.
    private static async Task<ProgramsSearch> VerifyAsync(DockerEngine engine, string reference, int major, CancellationToken cancellationToken)
    {
        var containers = engine.Client.Containers;
        string? container = null;
        try
        {
            container = (await containers.CreateContainerAsync(
                new CreateContainerParameters
                {
                    Image = reference,
                    Entrypoint = ["postgres"],
                    Cmd = ["--version"],
                    User = ContainerCluster.User,
                    NetworkDisabled = true,
                },
                cancellationToken)).ID;
            await containers.StartContainerAsync(container, new ContainerStartParameters(), cancellationToken);
            await containers.WaitContainerAsync(container, cancellationToken);
            var said = await engine.LogsAsync(container, cancellationToken);
            return PostgresVersion.TryParse(said, out var version) && version.Major == major
                ? new ProgramsSearch.Found(new PostgresPrograms.InImage(reference, version))
                : new ProgramsSearch.NotFound($"the image {reference} says '{said}' to postgres --version");
        }
        catch (DockerApiException failure)
        {
            return new ProgramsSearch.NotFound($"the image {reference} cannot be run: {failure.Message}");
        }
        finally
        {
            if (container is not null)
                await containers.RemoveContainerAsync(
                    container, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, CancellationToken.None);
        }
    }

    private sealed class FirstError : IProgress<JSONMessage>
    {
        public string? Text { get; private set; }

        public void Report(JSONMessage value) => Text ??= value.Error?.Message;
    }
}
