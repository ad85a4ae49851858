using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>A new repository, to which images can be pushed. Its tags can be moved unless it is said otherwise, as in ECR.</summary>
internal sealed partial class CreateRepository(RegistryStore store, DescribeRepositories describe, AwsAccount account)
{
    public const string Shape = "{registryId:s,repositoryName:s,imageTagMutability:s,imageScanningConfiguration:{scanOnPush:b}}";

    public JsonObject Run(JsonObject input)
    {
        var name = input.Text("repositoryName") ?? throw EcrErrors.Parameter("repositoryName must not be null.");
        if (name.Length is < 2 or > 256 || !Form().IsMatch(name))
            throw EcrErrors.Parameter($"Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression {Form()}'");
        var mutability = input.Text("imageTagMutability") ?? "MUTABLE";
        if (mutability is not ("MUTABLE" or "IMMUTABLE"))
            throw EcrErrors.Parameter($"The local registry has no imageTagMutability '{mutability}'; it has MUTABLE and IMMUTABLE.");
        var scans = input["imageScanningConfiguration"] is JsonObject scanning && scanning.Flag("scanOnPush");
        return store.Create(name, mutability == "IMMUTABLE", scans)
            ? new JsonObject { ["repository"] = describe.Describe(name) }
            : throw new AwsErrorException(
                "RepositoryAlreadyExistsException", $"The repository with name '{name}' already exists in the registry with id '{account.Id}'");
    }

    [GeneratedRegex(@"\A(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
