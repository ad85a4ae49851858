using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>The named repositories, or all.</summary>
internal sealed class DescribeRepositories(LocalRepositories repositories, PushedImages pushed, AwsAccount account)
{
    public JsonObject Run(JsonObject input)
    {
        var asked = input.Texts("repositoryNames");
        foreach (var name in asked)
            _ = repositories.ImagesOf(name);
        return new JsonObject
        {
            ["repositories"] = JsonMember.Array((asked.Count > 0 ? asked : repositories.Names).Select(Describe)),
        };
    }

    /// <summary>A repository as ECR describes it.</summary>
    public JsonObject Describe(string name)
    {
        var stored = pushed.Store.Find(name);
        var described = new JsonObject
        {
            ["repositoryArn"] = $"arn:aws:ecr:{account.Region}:{account.Id}:repository/{name}",
            ["registryId"] = account.Id,
            ["repositoryName"] = name,
            // What was only registered has the name that it was registered by, and nobody can push there.
            ["repositoryUri"] = $"{(stored is null ? repositories.Registry : pushed.Registry)}/{name}",
            ["imageTagMutability"] = stored is { IsImmutable: false } ? "MUTABLE" : "IMMUTABLE",
            ["imageScanningConfiguration"] = new JsonObject { ["scanOnPush"] = stored?.ScansOnPush ?? false },
        };
        if (stored is not null)
            described["createdAt"] = JsonMember.Time(stored.CreatedAt);
        return described;
    }
}
