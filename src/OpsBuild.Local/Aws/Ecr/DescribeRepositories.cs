using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>The named repositories, or all.</summary>
internal sealed class DescribeRepositories(LocalRepositories repositories, AwsAccount account)
{
    public JsonObject Run(JsonObject input)
    {
        var asked = input.Texts("repositoryNames");
        foreach (var name in asked)
            _ = repositories.ImagesOf(name);
        return new JsonObject
        {
            ["repositories"] = JsonMember.Array((asked.Count > 0 ? asked : repositories.Names).Select(name => new JsonObject
            {
                ["repositoryArn"] = $"arn:aws:ecr:{account.Region}:{account.Id}:repository/{name}",
                ["registryId"] = account.Id,
                ["repositoryName"] = name,
                ["repositoryUri"] = $"{repositories.Registry}/{name}",
                ["imageTagMutability"] = "IMMUTABLE",
                ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = false },
            })),
        };
    }
}
