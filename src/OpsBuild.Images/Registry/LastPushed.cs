using Amazon.ECR;
using Amazon.ECR.Model;
using Serilog;

namespace OpsBuild.Images.Registry;

/// <summary>
/// The images that earlier builds have pushed: a machine that never built them takes the last one as it is where nothing has changed since, and else the steps that it has in common.
/// </summary>
/// <param name="ecr">The API of the registry's account and region.</param>
/// <param name="options">The repository, and the account that it must belong to.</param>
/// <param name="log">Hears why there is none.</param>
public sealed class LastPushed(IAmazonECR ecr, ImagePushOptions options, ILogger log) : IDisposable
{
    private const int PageSize = 1000; // The most that DescribeImages gives at once.

    private readonly SemaphoreSlim one = new(1);
    private Found? found;

    /// <summary>Whether the build pushes as well, so that a registry that cannot be used ends it before anything is built.</summary>
    /// <value>Default false: the build goes on without earlier images.</value>
    public bool IsNeeded { get; init; }

    /// <inheritdoc/>
    public void Dispose() => one.Dispose();

    /// <summary>The newest for a purpose; null for none.</summary>
    /// <exception cref="ImagePushException">The registry cannot be used, and the build is to push to it.</exception>
    internal async Task<EarlierPush?> FindAsync(ImagePurpose purpose, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            found ??= await LookAsync(cancellationToken);
        }
        catch (ImagePushException failure) when (!IsNeeded)
        {
            log.Warning("No image of an earlier build is looked for; the build goes on without. {Failure}", failure.Message);
            found = Found.Nothing;
        }
        finally
        {
            one.Release();
        }

        return found.Tags.Where(tag => tag.Purpose == purpose).MaxBy(tag => tag.Moment) is { } newest ? new EarlierPush($"{found.Uri}:{newest}", found.SignIn!) : null;
    }

    private async Task<Found> LookAsync(CancellationToken cancellationToken)
    {
        var repository = await EcrRepository.FindAsync(ecr, options, cancellationToken);
        var tags = new List<ImageTag>();
        var request = new DescribeImagesRequest { RepositoryName = repository.Name, MaxResults = PageSize };
        do
        {
            var page = await EcrCalls.AskAsync(
                $"The images of {repository.Name} could not be listed.", "ecr:DescribeImages", () => ecr.DescribeImagesAsync(request, cancellationToken));
            foreach (var text in page.ImageDetails?.SelectMany(image => image.ImageTags ?? []) ?? [])
            {
                if (ImageTag.TryParse(text, out var tag))
                    tags.Add(tag);
            }

            request.NextToken = page.NextToken;
        }
        while (request.NextToken is not null);

        return tags.Count == 0 ? Found.Nothing : new Found(repository.Uri, tags, await RegistrySignIn.GetAsync(ecr, cancellationToken));
    }

    private sealed record Found(string Uri, IReadOnlyList<ImageTag> Tags, RegistrySignIn? SignIn)
    {
        public static readonly Found Nothing = new("", [], null);
    }
}

/// <summary>An image in a registry, and who may fetch it.</summary>
internal sealed record EarlierPush(string Reference, RegistrySignIn SignIn);
