using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry.Faults;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>The scan that was planned for a repository's images; nothing is really scanned here.</summary>
internal sealed class DescribeImageScanFindings(LocalRepositories repositories, ImageScans scans, AwsAccount account)
{
    public const string Shape = "{registryId:s,repositoryName:s,imageId:{imageDigest:s,imageTag:s},nextToken:s,maxResults:i}";

    public JsonObject Run(JsonObject input)
    {
        var name = input.Text("repositoryName") ?? throw EcrErrors.Parameter("repositoryName must not be null.");
        var id = input["imageId"] as JsonObject ?? throw EcrErrors.Parameter("imageId must not be null.");
        var image = EcrErrors.Find(repositories.ImagesOf(name), id, name, account);
        if (scans.Next(name) is not ({ } state, { } counts))
            throw new AwsErrorException("ScanNotFoundException", $"Image scan does not exist for the image with '{{imageDigest:'{image.Digest}'}}' in the repository with name '{name}' in the registry with id '{account.Id}'");
        var answer = new JsonObject
        {
            ["registryId"] = account.Id,
            ["repositoryName"] = name,
            ["imageId"] = image.Id(),
            ["imageScanStatus"] = new JsonObject { ["status"] = state, ["description"] = $"The scan is {state}." },
        };
        if (state is "COMPLETE" or "ACTIVE")
            answer["imageScanFindings"] = new JsonObject
            {
                ["findings"] = new JsonArray(),
                ["findingSeverityCounts"] = new JsonObject(counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
            };
        return answer;
    }
}
