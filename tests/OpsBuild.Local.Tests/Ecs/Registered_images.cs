using System.Text.Json.Nodes;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Testing;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class Registered_images
{
    [Fact]
    public async Task are_shown_by_ecr_with_a_digest_by_which_a_task_can_run_them()
    {
        await using var cluster = await StartAsync();

        var (_, described) = await EcrAsync(cluster, "DescribeImages", """{"repositoryName":"script","imageIds":[{"imageTag":"1"}]}""");
        var digest = (string)described["imageDetails"]![0]!["imageDigest"]!;
        var (_, got) = await EcrAsync(cluster, "BatchGetImage", """{"repositoryName":"script","imageIds":[{"imageTag":"1"},{"imageTag":"2"}]}""");
        var task = await cluster.RunAsync(Container("batch", "exit 4", ("image", $"{Image}@{digest}")));

        Assert.Equal((4, digest), ((int)task["containers"]![0]!["exitCode"]!, (string?)task["containers"]![0]!["imageDigest"]));
        Assert.Equal((digest, "ImageNotFound"), ((string?)got["images"]![0]!["imageId"]!["imageDigest"], (string?)got["failures"]![0]!["failureCode"]));
        var manifest = System.Text.Encoding.UTF8.GetBytes((string)got["images"]![0]!["imageManifest"]!);
        Assert.Equal(digest, "sha256:" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(manifest)));
    }

    [Theory]
    [InlineData("DescribeRepositories", """{"repositoryNames":["nobody"]}""", "RepositoryNotFoundException")]
    [InlineData("DescribeImages", """{"repositoryName":"script","imageIds":[{"imageTag":"2"}]}""", "ImageNotFoundException")]
    public async Task that_nobody_registered_are_refused_by_ecrs_names(string operation, string input, string code)
    {
        await using var cluster = await StartAsync();

        var (status, body) = await EcrAsync(cluster, operation, input);

        Assert.Equal((400, code), (status, (string?)body["__type"]));
    }

    [Fact]
    public void that_several_builds_register_at_once_are_all_kept()
    {
        using var folder = new TemporaryDirectory();

        Parallel.For(0, 40, number => new LocalImages(folder["images.json"]).RegisterPostgres($"postgres-{number}", 17));

        Assert.Equal(40, new LocalImages(folder["images.json"]).References.Count);
    }

    private static Task<(int Status, JsonObject Body)> EcrAsync(EcsCluster cluster, string operation, string input) => cluster.Endpoint.CallAsync(
        "ecr", $"AmazonEC2ContainerRegistry_V20150921.{operation}", JsonNode.Parse(input)!.AsObject(), TestContext.Current.CancellationToken);
}
