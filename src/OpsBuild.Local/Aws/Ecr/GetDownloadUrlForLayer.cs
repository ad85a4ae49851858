using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>An address from which one layer, or one configuration, can be read without a token.</summary>
internal sealed class GetDownloadUrlForLayer(LocalRepositories repositories, PushedImages pushed, RegistryTokens tokens, AwsAccount account)
{
    public const string Shape = "{registryId:s,repositoryName:s,layerDigest:s}";

    public JsonObject Run(JsonObject input)
    {
        var name = input.Text("repositoryName") ?? throw EcrErrors.Parameter("repositoryName must not be null.");
        var digest = input.Text("layerDigest") ?? throw EcrErrors.Parameter("layerDigest must not be null.");
        _ = repositories.ImagesOf(name);
        if (!pushed.Store.Blobs.Has(digest))
            throw new AwsErrorException(
                "LayersNotFoundException", $"The layer with digest '{digest}' does not exist in the repository with name '{name}' in the registry with id '{account.Id}'");
        return new JsonObject
        {
            ["downloadUrl"] = $"http://{pushed.Registry}/v2/{name}/blobs/{digest}?key={tokens.IssueLayerKey(digest)}",
            ["layerDigest"] = digest,
        };
    }
}
