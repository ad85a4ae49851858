using Amazon.ECR;
using Amazon.ECR.Model;
using AWSSDK.Testing;

namespace AWSSDK.ECR.Tests;

public sealed class A_registry
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_a_token_with_its_end()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json(
            """{"authorizationData":[{"authorizationToken":"QVdTOnA=","expiresAt":1763880000,"proxyEndpoint":"https://r"}]}"""), Cancellation);
        using var client = Clients.Of(server);

        var token = (await client.GetAuthorizationTokenAsync(new GetAuthorizationTokenRequest(), Cancellation)).AuthorizationData.Single();

        Assert.Equal(("QVdTOnA=", "https://r", new DateTime(2025, 11, 23, 6, 40, 0, DateTimeKind.Utc)), (token.AuthorizationToken, token.ProxyEndpoint, token.ExpiresAt!.Value));
        Assert.Equal("{}", Assert.Single(server.Calls).Body.GetRawText());
    }

    [Fact]
    public async Task tells_where_a_repository_is_and_whether_its_tags_stay()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json("""
            {"repositories":[{"repositoryUri":"r/app","imageTagMutability":"IMMUTABLE","imageScanningConfiguration":{"scanOnPush":true}},
             {"repositoryUri":"r/b","imageTagMutability":"OF_TOMORROW"}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var found = (await client.DescribeRepositoriesAsync(new DescribeRepositoriesRequest { RepositoryNames = ["app", "b"] }, Cancellation)).Repositories;

        Assert.Equal(("r/app", true), (found[0].RepositoryUri, found[0].ImageScanningConfiguration.ScanOnPush!.Value));
        Assert.Same(ImageTagMutability.IMMUTABLE, found[0].ImageTagMutability);
        Assert.Equal("OF_TOMORROW", found[1].ImageTagMutability.Value);
    }

    [Fact]
    public async Task tells_a_scans_state_and_its_counts()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Json("""
            {"imageScanStatus":{"status":"ACTIVE","description":"d"},"imageScanFindings":{"findingSeverityCounts":{"CRITICAL":1,"UNTRIAGED":4},"enhancedFindings":[{}]}}
            """), Cancellation);
        using var client = Clients.Of(server);

        var scan = await client.DescribeImageScanFindingsAsync(
            new DescribeImageScanFindingsRequest { RepositoryName = "app", ImageId = new ImageIdentifier { ImageDigest = "sha256:1" } }, Cancellation);

        Assert.Same(ScanStatus.ACTIVE, scan.ImageScanStatus.Status);
        Assert.Equal((1, 4), (scan.ImageScanFindings.FindingSeverityCounts["CRITICAL"], scan.ImageScanFindings.FindingSeverityCounts["UNTRIAGED"]));
    }
}
