using Amazon.ECR;
using Amazon.ECR.Model;
using AWSSDK.Testing;

namespace AWSSDK.ECR.Tests;

public sealed class Reading_images
{
    private static readonly ImageIdentifier Image = new() { ImageTag = "app-1" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task sends_what_was_asked_and_signs_for_ecr()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.BatchGetImageAsync(
            new BatchGetImageRequest { RepositoryName = "team/app", RegistryId = "123456789012", ImageIds = [Image], AcceptedMediaTypes = ["application/json"] }, Cancellation);

        var call = Assert.Single(server.Calls);
        Assert.Equal("AmazonEC2ContainerRegistry_V20150921.BatchGetImage", call.Target);
        Assert.Null(call.SignatureFailure);
        Assert.Equal(
            """{"registryId":"123456789012","repositoryName":"team/app","imageIds":[{"imageTag":"app-1"}],"acceptedMediaTypes":["application/json"]}""", call.Body.GetRawText());
    }

    [Fact]
    public async Task gives_manifests_as_they_were_pushed_and_says_which_are_missing()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json("""
            {"images":[{"imageId":{"imageDigest":"sha256:1","imageTag":"app-1"},"imageManifest":"{ \"schemaVersion\": 2 }","imageManifestMediaType":"m"}],
             "failures":[{"imageId":{"imageTag":"app-2"},"failureCode":"ImageNotFound","failureReason":"Requested image not found"}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.BatchGetImageAsync(new BatchGetImageRequest { RepositoryName = "app", ImageIds = [Image] }, Cancellation);

        Assert.Equal(("sha256:1", "{ \"schemaVersion\": 2 }"), (answer.Images.Single().ImageId.ImageDigest, answer.Images.Single().ImageManifest));
        Assert.Same(ImageFailureCode.ImageNotFound, answer.Failures.Single().FailureCode);
    }

    [Fact]
    public async Task tells_size_tags_time_and_scan_of_each()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json("""
            {"imageDetails":[{"imageDigest":"sha256:1","imageTags":["a","b"],"imageSizeInBytes":5000000000,"imagePushedAt":1763880000.5,
              "imageScanStatus":{"status":"COMPLETE"},"imageScanFindingsSummary":{"findingSeverityCounts":{"HIGH":2}}},{"imageDigest":"sha256:2"}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var images = (await client.DescribeImagesAsync(new DescribeImagesRequest { RepositoryName = "app" }, Cancellation)).ImageDetails;

        Assert.Equal((5_000_000_000, new DateTime(2025, 11, 23, 6, 40, 0, 500, DateTimeKind.Utc)), (images[0].ImageSizeInBytes!.Value, images[0].ImagePushedAt!.Value));
        Assert.Equal(["a", "b"], images[0].ImageTags);
        Assert.Equal(2, images[0].ImageScanFindingsSummary.FindingSeverityCounts["HIGH"]);
        Assert.Same(ScanStatus.COMPLETE, images[0].ImageScanStatus.Status);
        Assert.Equal((null, null), (images[1].ImageSizeInBytes, images[1].ImageTags));
    }

    [Fact]
    public async Task gives_where_a_layer_can_be_read()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json("""{"downloadUrl":"https://layers/1?signed","layerDigest":"sha256:3"}"""), Cancellation);
        using var client = Clients.Of(server);

        var layer = await client.GetDownloadUrlForLayerAsync(new GetDownloadUrlForLayerRequest { RepositoryName = "app", LayerDigest = "sha256:3" }, Cancellation);

        Assert.Equal(("https://layers/1?signed", "sha256:3"), (layer.DownloadUrl, layer.LayerDigest));
        Assert.Equal("""{"repositoryName":"app","layerDigest":"sha256:3"}""", Assert.Single(server.Calls).Body.GetRawText());
    }
}
