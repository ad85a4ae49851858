using Amazon.ECR;
using Amazon.ECR.Model;

namespace OpsBuild.Images.Registry;

/// <summary>The repository that images go to, looked at before anything is sent.</summary>
/// <remarks><c>Uri</c>: with the registry's host. <c>IsImmutable</c>: whether a tag stays with its image.</remarks>
internal sealed record EcrRepository(string Name, string Uri, string Account, bool IsImmutable)
{
    /// <exception cref="ImagePushException">There is none, or it is another account's.</exception>
    public static async Task<EcrRepository> FindAsync(IAmazonECR ecr, ImagePushOptions options, CancellationToken cancellationToken)
    {
        var what = $"Nothing was pushed to the repository {options.Repository}.";
        try
        {
            var answer = await EcrCalls.AskAsync(what, "ecr:DescribeRepositories", () => ecr.DescribeRepositoriesAsync(
                new DescribeRepositoriesRequest { RepositoryNames = [options.Repository] }, cancellationToken));
            var found = answer.Repositories.Single();
            if (options.Account is { } account && found.RegistryId != account)
                throw new ImagePushException(ImagePushProblem.WrongAccount, what,
                    $"the credentials lead to the account {found.RegistryId}, and {account} is expected",
                    "sign in to the right account (--credentials-profile), or correct ExpectedAccount of the profile.");
            return new EcrRepository(options.Repository, found.RepositoryUri, found.RegistryId, found.ImageTagMutability?.Value.StartsWith("IMMUTABLE", StringComparison.Ordinal) ?? false);
        }
        catch (RepositoryNotFoundException missing)
        {
            throw new ImagePushException(ImagePushProblem.NoRepository, what, $"there is none of that name ({missing.Message})",
                "make it with Terraform (aws_ecr_repository, image_tag_mutability = \"IMMUTABLE\"), or correct EcrRepository and EcsRegion of the profile.", missing);
        }
    }

    /// <summary>What a tag or a digest names; null for nothing.</summary>
    public async Task<RegistryManifest?> ManifestAsync(IAmazonECR ecr, ImageIdentifier image, CancellationToken cancellationToken)
    {
        var answer = await EcrCalls.AskAsync($"The image {image.ImageTag ?? image.ImageDigest} of {Name} could not be read.", "ecr:BatchGetImage", () => ecr.BatchGetImageAsync(
            new BatchGetImageRequest { RepositoryName = Name, ImageIds = [image], AcceptedMediaTypes = [.. RegistryManifest.MediaTypes] }, cancellationToken));
        if (answer.Images is [var found, ..])
            return RegistryManifest.Read(found.ImageId.ImageDigest, found.ImageManifest);
        var failure = answer.Failures?.FirstOrDefault();
        return failure is null || failure.FailureCode == ImageFailureCode.ImageNotFound ? null : throw new ImagePushException(
            ImagePushProblem.Registry, $"The image {image.ImageTag ?? image.ImageDigest} of {Name} could not be read.",
            $"ECR says {failure.FailureCode}: {failure.FailureReason}", "look at the image in ECR's console; push under another tag.");
    }
}
