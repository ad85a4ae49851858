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
            ["imageDetails"] = JsonMember.Array(found.GroupBy(image => image.Digest).Select(same => new JsonObject
            {
                ["registryId"] = account.Id,
                ["repositoryName"] = name,
                ["imageDigest"] = same.Key,
                ["imageTags"] = JsonMember.Array(same.Select(image => image.Tag).OfType<string>()),
                ["imageSizeInBytes"] = Encoding.UTF8.GetByteCount(same.First().Manifest),
                ["imageManifestMediaType"] = RegisteredImage.MediaType,
            })),
        };
    }
}
