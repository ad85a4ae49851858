using System.Net;
using Amazon.ECR;
using Amazon.ECR.Model;
using AWSSDK.Testing;

namespace AWSSDK.ECR.Tests;

public sealed class A_refused_call
{
    private static readonly DescribeImagesRequest Request = new() { RepositoryName = "app" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ImageNotFoundException", typeof(ImageNotFoundException))]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("LayerInaccessibleException", typeof(LayerInaccessibleException))]
    [InlineData("LayersNotFoundException", typeof(LayersNotFoundException))]
    [InlineData("LimitExceededException", typeof(LimitExceededException))]
    [InlineData("RepositoryNotFoundException", typeof(RepositoryNotFoundException))]
    [InlineData("ScanNotFoundException", typeof(ScanNotFoundException))]
    [InlineData("ServerException", typeof(ServerException), 500)]
    [InlineData("UnableToGetUpstreamImageException", typeof(UnableToGetUpstreamImageException))]
    [InlineData("UnableToGetUpstreamLayerException", typeof(UnableToGetUpstreamLayerException))]
    [InlineData("ValidationException", typeof(ValidationException))]
    [InlineData("AccessDeniedException", typeof(AmazonECRException))]
    public async Task throws_the_exception_of_its_code(string code, Type exception, int status = 400)
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Error(code, "ECR says no", status), Cancellation);
        using var client = Clients.Of(server);

        var refused = await Record.ExceptionAsync(() => client.DescribeImagesAsync(Request, Cancellation));

        Assert.IsType(exception, refused);
        var service = (AmazonECRException)refused;
        Assert.Equal(code, service.ErrorCode);
        Assert.Equal("ECR says no", service.Message);
        Assert.Equal((HttpStatusCode)status, service.StatusCode);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ServerException", 500)]
    public async Task is_repeated_when_it_may_yet_succeed(string code, int status)
    {
        await using var server = await AwsServer.StartAsync(
            "ecr", call => call < 3 ? Answer.Error(code, "later", status) : Answer.Json("""{"nextToken":"n"}"""), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        var page = await client.DescribeImagesAsync(Request, Cancellation);

        Assert.Equal("n", page.NextToken);
        Assert.Equal(3, server.Calls.Count);
    }

    [Fact]
    public async Task for_a_repository_that_is_not_there_is_not_repeated()
    {
        await using var server = await AwsServer.StartAsync("ecr", _ => Answer.Error("RepositoryNotFoundException"), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        await Assert.ThrowsAsync<RepositoryNotFoundException>(() => client.DescribeImagesAsync(Request, Cancellation));

        Assert.Single(server.Calls);
    }
}
