using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Aws.Registry;
using OpsBuild.Local.Aws.Registry.Faults;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>Amazon ECR, as much of it as there is here: what was registered with the environment, and what was pushed to the registry beside it.</summary>
internal sealed class EcrService : IAwsService
{
    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations;

    public EcrService(LocalRepositories repositories, PushedImages pushed, RegistryTokens tokens, ImageScans scans, AwsAccount account)
    {
        var describe = new DescribeRepositories(repositories, pushed, account);
        operations = new Dictionary<string, Func<JsonObject, JsonObject>>(StringComparer.Ordinal)
        {
            ["BatchGetImage"] = Checked("{registryId:s,repositoryName:s,imageIds:[{imageDigest:s,imageTag:s}]}", new BatchGetImage(repositories, account).Run),
            ["DescribeImages"] = Checked(
                "{registryId:s,repositoryName:s,imageIds:[{imageDigest:s,imageTag:s}],nextToken:s,maxResults:i}", new DescribeImages(repositories, account).Run),
            ["DescribeRepositories"] = Checked(
                "{registryId:s,repositoryNames:[s],nextToken:s,maxResults:i}", describe.Run),
            ["CreateRepository"] = Checked(CreateRepository.Shape, new CreateRepository(pushed.Store, describe, account).Run),
            ["DescribeImageScanFindings"] = Checked(
                DescribeImageScanFindings.Shape, new DescribeImageScanFindings(repositories, scans, account).Run),
            ["GetDownloadUrlForLayer"] = Checked(
                GetDownloadUrlForLayer.Shape, new GetDownloadUrlForLayer(repositories, pushed, tokens, account).Run),
            ["GetAuthorizationToken"] = new GetAuthorizationToken(pushed, tokens).Run,
        };
    }

    public string SigningName => "ecr";

    public AwsAnswer Answer(AwsCall call) => Protocol.Answer(call, "AmazonEC2ContainerRegistry_V20150921", operations);

    private static Func<JsonObject, JsonObject> Checked(string shape, Func<JsonObject, JsonObject> run)
    {
        var read = JsonShape.Parse(shape);
        return input => run(read.ReadObject(input));
    }
}
