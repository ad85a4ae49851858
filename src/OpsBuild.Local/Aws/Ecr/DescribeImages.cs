using System.Text;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>The named images of a repository, or all; one that is missing fails the call.</summary>
internal sealed class DescribeImages(LocalRepositories repositories, AwsAccount account)
{
    public JsonObject Run(JsonObject input)
    {
        var name = input.Text("repositoryName") ?? throw EcrErrors.Parameter("repositoryName must not be null.");
        var images = repositories.ImagesOf(name);
        var asked = input.Objects("imageIds");
        var found = asked.Count == 0 ? images : [.. asked.Select(id => EcrErrors.Find(images, id, name, account))];
        return new JsonObject
        {
            ["imageDetails"] = JsonMember.Array(found.Select(image => image.Digest).Distinct().Select(digest => Detail(name, [.. images.Where(image => image.Digest == digest)]))),
        };
    }

    private JsonObject Detail(string repository, IReadOnlyList<RegisteredImage> same)
    {
        var image = same[0];
        var detail = new JsonObject
        {
            ["registryId"] = account.Id,
            ["repositoryName"] = repository,
            ["imageDigest"] = image.Digest,
            ["imageSizeInBytes"] = image.PushedBytes ?? Encoding.UTF8.GetByteCount(image.Manifest),
            ["imageManifestMediaType"] = image.Type,
        };
        // As ECR: an image without tags has no member for them.
        if (same.Select(each => each.Tag).OfType<string>().Order(StringComparer.Ordinal).ToList() is { Count: > 0 } tags)
            detail["imageTags"] = JsonMember.Array(tags);
        if (image.PushedAt is { } moment)
            detail["imagePushedAt"] = JsonMember.Time(moment);
        return detail;
    }
}
