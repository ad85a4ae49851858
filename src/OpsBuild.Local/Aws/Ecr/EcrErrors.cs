using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>ECR's refusals.</summary>
internal static class EcrErrors
{
    public static AwsErrorException Parameter(string message) => new("InvalidParameterException", message);

    /// <exception cref="AwsErrorException">The repository has no such image.</exception>
    public static RegisteredImage Find(IReadOnlyList<RegisteredImage> images, JsonObject id, string repository, AwsAccount account) =>
        images.FirstOrDefault(image => image.Is(id.Text("imageDigest"), id.Text("imageTag"))) ?? throw new AwsErrorException(
            "ImageNotFoundException",
            $"The image with imageId {{imageDigest:'{id.Text("imageDigest")}', imageTag:'{id.Text("imageTag")}'}} does not exist within the repository "
            + $"with name '{repository}' in the registry with id '{account.Id}'");
}
