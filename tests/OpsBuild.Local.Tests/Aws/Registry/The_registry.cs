using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Registry.Faults;
using OpsBuild.Local.Tests.Ecs;
using static OpsBuild.Local.Tests.Aws.Registry.RegistryCalls;

namespace OpsBuild.Local.Tests.Aws.Registry;

public sealed class The_registry
{
    private const string Config = """{"architecture":"amd64","os":"linux","config":{"Labels":{"a":"b"}}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task takes_only_tokens_that_ecr_gave_and_only_while_they_are_good()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);

        var without = await calls.SendAsync(HttpMethod.Get, "/v2/");
        calls.Authorization = "Basic QVdTOndyb25n";
        var wrong = await calls.SendAsync(HttpMethod.Get, "/v2/");
        await calls.SignInAsync();
        var good = await calls.SendAsync(HttpMethod.Get, "/v2/");
        await endpoint.CallAsync(FaultsService.Name, "OpsBuildFaults.PlanRegistryFault", PlanRegistryFault.Input(new RegistryFault(RegistryFaultKind.ExpiredTokens), 1), Cancellation);
        var expired = await calls.SendAsync(HttpMethod.Get, "/v2/");

        Assert.Equal((401, 401, 200, 403), (without.Status, wrong.Status, good.Status, expired.Status));
        Assert.StartsWith("Basic realm=", without.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Contains("authorization token has expired", expired.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(calls.Authorization!["Basic ".Length..], endpoint.RequestLog, StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_a_layer_in_pieces_and_only_when_it_is_what_its_digest_says()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);
        await calls.CreateAsync("IMMUTABLE");
        await calls.SignInAsync();

        async Task<int> UploadAsync(string digest)
        {
            var location = (await calls.SendAsync(HttpMethod.Post, $"/v2/{Repository}/blobs/uploads/")).Headers.Location!.ToString();
            Assert.Equal(202, (await calls.SendAsync(HttpMethod.Patch, location, "one ")).Status);
            Assert.Equal(202, (await calls.SendAsync(HttpMethod.Patch, location, "two")).Status);
            return (await calls.SendAsync(HttpMethod.Put, $"{location}?digest={digest}")).Status;
        }

        var digest = DigestOf("one two");
        Assert.Equal((400, 404), (await UploadAsync(DigestOf("another")), (await calls.SendAsync(HttpMethod.Head, $"/v2/{Repository}/blobs/{digest}")).Status));
        Assert.Equal((201, 200), (await UploadAsync(digest), (await calls.SendAsync(HttpMethod.Head, $"/v2/{Repository}/blobs/{digest}")).Status));
        Assert.Equal("one two", (await calls.SendAsync(HttpMethod.Get, $"/v2/{Repository}/blobs/{digest}")).Body);
    }

    [Fact]
    public async Task names_nothing_by_a_tag_that_is_not_whole()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);
        await calls.CreateAsync("IMMUTABLE");
        await calls.SignInAsync();

        var early = await calls.TagAsync("app-1", Manifest(Config));
        var missing = await calls.SendAsync(HttpMethod.Get, $"/v2/{Repository}/manifests/app-1");

        Assert.Equal((400, 404), (early.Status, missing.Status));
        Assert.Contains("MANIFEST_BLOB_UNKNOWN", early.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("IMMUTABLE", 400)]
    [InlineData("MUTABLE", 201)]
    public async Task moves_a_tag_only_where_the_repository_lets_it(string mutability, int expected)
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);
        await calls.CreateAsync(mutability);
        await calls.SignInAsync();
        await calls.UploadAsync(Config);
        await calls.UploadAsync("{}");

        Assert.Equal(201, (await calls.TagAsync("app-1", Manifest(Config))).Status);
        Assert.Equal(201, (await calls.TagAsync("app-1", Manifest(Config))).Status);
        Assert.Equal(expected, (await calls.TagAsync("app-1", Manifest("{}"))).Status);
    }

    [Fact]
    public async Task refuses_what_is_for_no_repository_in_ecrs_words()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);
        await calls.SignInAsync();

        var upload = await calls.SendAsync(HttpMethod.Post, "/v2/nobody/blobs/uploads/");

        Assert.Equal(404, upload.Status);
        Assert.StartsWith("The repository with name 'nobody' does not exist", (string?)JsonNode.Parse(upload.Body)!["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task shows_through_ecr_what_was_pushed_also_after_a_restart()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);
        await calls.CreateAsync("IMMUTABLE");
        await calls.SignInAsync();
        await calls.UploadAsync(Config);
        await calls.TagAsync("app-1", Manifest(Config));
        await endpoint.RestartAsync(Cancellation);

        var repository = (await calls.EcrAsync("DescribeRepositories", $$"""{"repositoryNames":["{{Repository}}"]}"""))["repositories"]![0]!;
        var image = (await calls.EcrAsync("DescribeImages", $$"""{"repositoryName":"{{Repository}}","imageIds":[{"imageTag":"app-1"}]}"""))["imageDetails"]![0]!;
        var got = await calls.EcrAsync("BatchGetImage", $$"""{"repositoryName":"{{Repository}}","imageIds":[{"imageTag":"app-1"},{"imageTag":"app-2"}]}""");
        var layer = await calls.EcrAsync("GetDownloadUrlForLayer", $$"""{"repositoryName":"{{Repository}}","layerDigest":"{{DigestOf(Config)}}"}""");
        calls.Authorization = null;

        Assert.Equal(($"{endpoint.Address.Authority}/{Repository}", "IMMUTABLE"), ((string?)repository["repositoryUri"], (string?)repository["imageTagMutability"]));
        Assert.Equal((DigestOf(Manifest(Config)), (long)Config.Length), ((string?)image["imageDigest"], (long)image["imageSizeInBytes"]!));
        Assert.Equal((Manifest(Config), "ImageNotFound"), ((string?)got["images"]![0]!["imageManifest"], (string?)got["failures"]![0]!["failureCode"]));
        Assert.Equal(Config, (await calls.SendAsync(HttpMethod.Get, new Uri((string)layer["downloadUrl"]!).PathAndQuery)).Body);
        Assert.Equal(401, (await calls.SendAsync(HttpMethod.Get, $"/v2/{Repository}/blobs/{DigestOf(Config)}")).Status);
    }

    [Fact]
    public async Task tells_a_scan_only_where_one_was_planned()
    {
        await using var endpoint = await RunningEndpoint.StartAsync(Cancellation);
        using var calls = new RegistryCalls(endpoint);
        await calls.CreateAsync("MUTABLE");
        await calls.SignInAsync();
        await calls.UploadAsync(Config);
        await calls.TagAsync("app-1", Manifest(Config));
        const string Question = "{\"repositoryName\":\"" + Repository + "\",\"imageId\":{\"imageTag\":\"app-1\"}}";

        var none = await calls.EcrAsync("DescribeImageScanFindings", Question, expected: 400);
        await endpoint.CallAsync(FaultsService.Name, "OpsBuildFaults.PlanImageScan",
            ImageScans.Input(new ImageScan(Repository, ["IN_PROGRESS", "COMPLETE"]) { Counts = new Dictionary<string, int> { ["HIGH"] = 2 } }), Cancellation);
        var first = await calls.EcrAsync("DescribeImageScanFindings", Question);
        var second = await calls.EcrAsync("DescribeImageScanFindings", Question);

        Assert.Equal("ScanNotFoundException", (string?)none["__type"]);
        Assert.Equal(("IN_PROGRESS", null), ((string?)first["imageScanStatus"]!["status"], first["imageScanFindings"]));
        Assert.Equal(2, (int)second["imageScanFindings"]!["findingSeverityCounts"]!["HIGH"]!);
    }

    [Fact]
    public async Task gives_a_pushed_folder_to_a_task_by_its_digest()
    {
        await using var cluster = await EcsCluster.StartAsync();
        using var calls = new RegistryCalls(cluster.Endpoint);
        const string Folder = """{"os":"linux","config":{"Labels":{"dev.opsbuild.local.program":"/bin/sh"}}}""";
        await calls.CreateAsync("IMMUTABLE");
        await calls.SignInAsync();
        await calls.UploadAsync(Folder);
        await calls.TagAsync("app-1", Manifest(Folder));
        var digest = DigestOf(Manifest(Folder));

        // The port of an endpoint that was there before means the same registry.
        var task = await cluster.RunAsync(EcsCluster.Container("app", "", ("image", $"127.0.0.1:9/{Repository}@{digest}"), ("command", new JsonArray("-c", "exit 5"))));

        Assert.True((int?)task["containers"]![0]!["exitCode"] == 5, task.ToJsonString());
        Assert.Equal(digest, (string?)task["containers"]![0]!["imageDigest"]);
    }
}
