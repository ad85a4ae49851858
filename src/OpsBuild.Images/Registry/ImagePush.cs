using Amazon.ECR;
using Amazon.ECR.Model;
using Serilog;

namespace OpsBuild.Images.Registry;

/// <summary>
/// Pushes images to ECR, or to the local registry, and believes only what can be read back: a pushed image is there whole, under the digest that was sent, for the
/// platform that its task definition asks for.
/// </summary>
/// <param name="ecr">The API of the registry's account and region.</param>
/// <param name="http">Reads configurations, and talks to the local registry; no proxy may stand before the loopback address.</param>
/// <param name="options">Where to, and what must hold there.</param>
/// <param name="log">Hears each layer once. Never the token.</param>
public sealed class ImagePush(IAmazonECR ecr, HttpClient http, ImagePushOptions options, ILogger log)
{
    /// <summary>Pushes an image of the Docker engine.</summary>
    /// <param name="image">The image.</param>
    /// <param name="cancellationToken">Gives up; no tag then names a part of an image.</param>
    /// <exception cref="ImagePushException">It is not there as it should be; the message says why and what to do.</exception>
    public async Task<PushedImage> RunAsync(BuiltImage image, CancellationToken cancellationToken)
    {
        var repository = await EcrRepository.FindAsync(ecr, options, cancellationToken);
        using var engine = new EnginePush(log);
        var local = await engine.InspectAsync(image.Reference, cancellationToken);
        CheckPlatform(image.Purpose, image.Reference, $"{local.Os}/{local.Architecture}");
        // An engine's id is the configuration's digest, or with its newer store the manifest's.
        bool IsSame(RegistryManifest there) => there.Config == local.ID || there.Digest == local.ID;
        return await RunAsync(
            repository, image.Purpose, image.Tag, image.Reference, IsSame,
            signIn => engine.PushAsync(image.Reference, repository.Uri, image.Tag.ToString(), signIn, cancellationToken), cancellationToken);
    }

    /// <summary>Puts a folder image into the local registry.</summary>
    /// <param name="build">The folder image.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ImagePushException">It is not there as it should be; the message says why and what to do.</exception>
    public async Task<PushedImage> RunAsync(FolderBuild build, CancellationToken cancellationToken)
    {
        var repository = await EcrRepository.FindAsync(ecr, options, cancellationToken);
        var config = RegistryManifest.DigestOf(FolderPush.ConfigOf(build));
        var push = new FolderPush(http);
        return await RunAsync(
            repository, build.Purpose, build.Tag, build.Folder, there => there.Config == config,
            signIn => push.PushAsync(build, repository, signIn, cancellationToken), cancellationToken);
    }

    private async Task<PushedImage> RunAsync(
        EcrRepository repository, ImagePurpose purpose, ImageTag tag, string name, Func<RegistryManifest, bool> isSame,
        Func<RegistrySignIn, Task<(string? Digest, PushFailure? Failure)>> push, CancellationToken cancellationToken)
    {
        var byTag = new ImageIdentifier { ImageTag = tag.ToString() };
        var there = await repository.ManifestAsync(ecr, byTag, cancellationToken);
        var wasThere = there is not null && isSame(there);
        if (wasThere)
            log.Information("{Image} is in {Repository} already, as {Digest}", name, repository.Uri, there!.Digest);
        else if (there is not null && repository.IsImmutable)
            throw PushFailure.TagTaken(name, repository, $"the tag {tag} names {there.Digest}");

        var digest = wasThere ? there!.Digest : await PushAsync(name, repository, push, cancellationToken);
        var manifest = wasThere ? there! : await repository.ManifestAsync(ecr, byTag, cancellationToken);
        if (manifest?.Digest != digest)
            throw new ImagePushException(ImagePushProblem.DigestDiffers, $"The image {name} is not what {repository.Uri}:{tag} names.",
                $"{digest} was sent, and the tag names {manifest?.Digest ?? "nothing"}", "look who else pushes to the repository; build once more, which makes a new tag.");
        var configuration = await new ImageConfigurations(ecr, http).ReadAsync(repository, manifest, cancellationToken);
        CheckPlatform(purpose, $"{repository.Uri}@{digest}", configuration.Platform);
        var findings = options.ScanGate is { } severity ? await new ScanGate(ecr, options, log).PassAsync(repository, digest, severity, cancellationToken) : null;
        return new PushedImage(purpose, repository.Uri, tag, digest, configuration.CompressedBytes) { WasThere = wasThere, Findings = findings };
    }

    private async Task<string> PushAsync(
        string name, EcrRepository repository, Func<RegistrySignIn, Task<(string? Digest, PushFailure? Failure)>> push, CancellationToken cancellationToken)
    {
        var signIn = await RegistrySignIn.GetAsync(ecr, cancellationToken);
        var pause = options.FirstPause;
        var isFresh = false;
        for (var attempt = 1; ; attempt++)
        {
            var (digest, failure) = await push(signIn);
            if (digest is not null)
                return digest;
            if (failure!.Problem is ImagePushProblem.TokenRefused && !isFresh)
            {
                log.Warning("{Image}: the registry does not take the token; one more attempt with a fresh one", name);
                (signIn, isFresh) = (await RegistrySignIn.GetAsync(ecr, cancellationToken), true);
                attempt--;
                continue;
            }

            if (!failure.MayPass || attempt >= options.Attempts)
                throw failure.ToException(name, repository, attempt);
            log.Warning("{Image}: attempt {Attempt} of {Attempts} failed ({Reason}); again in {Pause} s", name, attempt, options.Attempts, failure.Text, pause.TotalSeconds);
            await Task.Delay(pause, cancellationToken);
            pause *= 2;
        }
    }

    private void CheckPlatform(ImagePurpose purpose, string image, string platform)
    {
        if (options.Platform(purpose) is { } expected && expected != platform)
            throw new ImagePushException(ImagePushProblem.WrongPlatform, $"The image {image} cannot run as {purpose}.",
                $"it is for {platform}, and the task definition asks for {expected}", $"build it for {expected} (--platform {expected}), or correct runtimePlatform of the task definition.");
    }
}
