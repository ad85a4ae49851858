using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Protocols;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Aws.Ecr;

/// <summary>Amazon ECR, as much of it as there is here: it shows what was registered with the environment, and takes nothing.</summary>
internal sealed class EcrService : IAwsService
{
    private static readonly JsonProtocol Protocol = new();

    private readonly Dictionary<string, Func<JsonObject, JsonObject>> operations;

    public EcrService(LocalImages images, AwsAccount account, TimeProvider time)
    {
        var repositories = new LocalRepositories(images, account);
        operations = new Dictionary<string, Func<JsonObject, JsonObject>>(StringComparer.Ordinal)
        {
            ["BatchGetImage"] = Checked("{registryId:s,repositoryName:s,imageIds:[{imageDigest:s,imageTag:s}]}", new BatchGetImage(repositories, account).Run),
            ["DescribeImages"] = Checked(
                "{registryId:s,repositoryName:s,imageIds:[{imageDigest:s,imageTag:s}],nextToken:s,maxResults:i}", new DescribeImages(repositories, account).Run),
            ["DescribeRepositories"] = Checked(
                "{registryId:s,repositoryNames:[s],nextToken:s,maxResults:i}", new DescribeRepositories(repositories, account).Run),
            ["GetAuthorizationToken"] = new GetAuthorizationToken(repositories, time).Run,
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
