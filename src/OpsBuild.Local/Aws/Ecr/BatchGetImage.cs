using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>The manifests of images; one that is missing is a failure in the answer, not of the call.</summary>
internal sealed class BatchGetImage(LocalRepositories repositories, AwsAccount account)
{
    public JsonObject Run(JsonObject input)
    {
        var name = input.Text("repositoryName") ?? throw EcrErrors.Parameter("repositoryName must not be null.");
        var known = repositories.ImagesOf(name);
        var images = new JsonArray();
        var failures = new JsonArray();
        foreach (var id in input.Objects("imageIds"))
        {
            if (known.FirstOrDefault(image => image.Is(id.Text("imageDigest"), id.Text("imageTag"))) is not { } found)
            {
                failures.Add(new JsonObject
                {
                    ["imageId"] = id.DeepClone(),
                    ["failureCode"] = "ImageNotFound",
                    ["failureReason"] = "Requested image not found",
                });
                continue;
            }

            images.Add(new JsonObject
            {
                ["registryId"] = account.Id,
                ["repositoryName"] = name,
                ["imageId"] = found.Id(),
                ["imageManifest"] = found.Manifest,
                ["imageManifestMediaType"] = found.Type,
            });
        }

        return new JsonObject { ["images"] = images, ["failures"] = failures };
    }
}
