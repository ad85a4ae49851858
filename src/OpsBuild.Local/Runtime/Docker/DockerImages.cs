using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Aws.Registry;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>Finds the engine's image for a reference. Only what was pushed to the local registry and official postgres images are ever fetched: nothing comes from a stranger's registry unasked.</summary>
internal sealed class DockerImages(DockerClient client, PushedImages? pushed = null)
{
    private static readonly TimeSpan PullTimeout = TimeSpan.FromMinutes(10);

    /// <exception cref="TaskStartException">There is none.</exception>
    public async Task<LocalImage.InEngine> FindAsync(string reference, LocalImage? registered, CancellationToken cancellationToken)
    {
        switch (registered)
        {
            case LocalImage.Folder:
                throw Fail(reference, "a program of this machine is registered for it, which has no place in a container. "
                    + "Build an image of it and register that, or run tasks as processes (--local-runtime process)");
            case LocalImage.InEngine named:
                if (pushed?.Find(named.Image.Tag) is LocalImage.Pushed there)
                    return new LocalImage.InEngine(reference, named.Image with { Tag = await PullPushedAsync(there, cancellationToken) });
                return await IsThereAsync(named.Image.Tag, cancellationToken) ? named : throw Fail(reference,
                    $"the engine no longer has the image {named.Image.Tag} that is registered for it. Build it again");
            case LocalImage.Pushed image:
                return new LocalImage.InEngine(reference, new DockerImage(await PullPushedAsync(image, cancellationToken)));
            case LocalImage.Postgres postgres:
                return new LocalImage.InEngine(reference, new DockerImage(await FindPostgresAsync(postgres, cancellationToken)));
            default:
                return await IsThereAsync(reference, cancellationToken) ? new LocalImage.InEngine(reference, new DockerImage(reference)) : throw Fail(reference,
                    "not found in the engine, and only official postgres images are pulled without being asked. "
                    + $"Run docker pull {reference}, or build and register an image for it");
        }
    }

    private async Task<string> FindPostgresAsync(LocalImage.Postgres postgres, CancellationToken cancellationToken)
    {
        if (await IsThereAsync(postgres.Reference, cancellationToken))
            return postgres.Reference;
        // The same image under its short name; a digest asks for one certain image.
        var major = $"postgres:{postgres.Major}";
        if (!postgres.Reference.Contains('@', StringComparison.Ordinal) && await IsThereAsync(major, cancellationToken))
            return major;
        var pulled = PostgresImageName.Major(postgres.Reference) is null ? major : postgres.Reference;
        if (await PullAsync(pulled, signIn: null, cancellationToken) is { } failure)
            throw Fail(postgres.Reference, $"{failure}. Check the network and the registry, or load the image {pulled} into the engine");
        return pulled;
    }

    // By its digest, so what the engine has under that name is the very image.
    private async Task<string> PullPushedAsync(LocalImage.Pushed image, CancellationToken cancellationToken)
    {
        var name = pushed!.NameOf(image);
        if (await IsThereAsync(name, cancellationToken))
            return name;
        var (user, password) = pushed.SignIn();
        if (await PullAsync(name, new AuthConfig { Username = user, Password = password, ServerAddress = pushed.Registry }, cancellationToken) is { } failure)
            throw Fail(name, $"{failure}. The local registry has it, so look at the engine; it must reach this machine's loopback address");
        return name;
    }

    private async Task<bool> IsThereAsync(string image, CancellationToken cancellationToken)
    {
        try
        {
            await client.Images.InspectImageAsync(image, cancellationToken);
            return true;
        }
        catch (DockerApiException missing) when (missing.StatusCode is System.Net.HttpStatusCode.NotFound or System.Net.HttpStatusCode.BadRequest)
        {
            return false; // A reference that the engine cannot even read names nothing there.
        }
        catch (Exception silent) when (LocalEngine.IsSilence(silent))
        {
            throw Fail(image, $"the Docker engine does not answer ({silent.Message})");
        }
    }

    private async Task<string?> PullAsync(string image, AuthConfig? signIn, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PullTimeout);
        var progress = new FirstError();
        try
        {
            await client.Images.CreateImageAsync(new ImagesCreateParameters { FromImage = image }, signIn, progress, deadline.Token);
        }
        catch (DockerApiException refused)
        {
            return refused.Message;
        }
        catch (Exception silent) when (LocalEngine.IsSilence(silent))
        {
            return $"the Docker engine does not answer ({silent.Message})";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"pulling took longer than {PullTimeout.TotalMinutes:0} minutes";
        }

        // A failing pull ends like a good one; only its progress tells.
        return progress.Text;
    }

    private static TaskStartException Fail(string reference, string why) => new(
        $"CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref {reference}: {why}.");

    private sealed class FirstError : IProgress<JSONMessage>
    {
        public string? Text { get; private set; }

        public void Report(JSONMessage value) => Text ??= value.Error?.Message;
    }
}
