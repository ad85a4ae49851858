using System.Net;
using Amazon.ECS;
using Amazon.ECS.Model;
using AWSSDK.Testing;
using Task = System.Threading.Tasks.Task;

namespace AWSSDK.ECS.Tests;

public sealed class A_refused_call
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("AccessDeniedException", typeof(AccessDeniedException))]
    [InlineData("BlockedException", typeof(BlockedException))]
    [InlineData("ClientException", typeof(ClientException))]
    [InlineData("ClusterNotFoundException", typeof(ClusterNotFoundException))]
    [InlineData("ConflictException", typeof(ConflictException))]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("LimitExceededException", typeof(LimitExceededException))]
    [InlineData("PlatformTaskDefinitionIncompatibilityException", typeof(PlatformTaskDefinitionIncompatibilityException))]
    [InlineData("PlatformUnknownException", typeof(PlatformUnknownException))]
    [InlineData("ServerException", typeof(ServerException), 500)]
    [InlineData("ServiceNotFoundException", typeof(ServiceNotFoundException))]
    [InlineData("UnsupportedFeatureException", typeof(UnsupportedFeatureException))]
    [InlineData("com.amazonaws.ecs#ClusterNotFoundException", typeof(ClusterNotFoundException))]
    [InlineData("NobodyKnowsThisException", typeof(AmazonECSException))]
    public async Task throws_the_exception_of_its_code(string code, Type exception, int status = 400)
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Error(code, "ECS says no", status), Cancellation);
        using var client = Clients.Of(server);

        var refused = await Record.ExceptionAsync(() => client.RunTaskAsync(new RunTaskRequest { TaskDefinition = "migrate" }, Cancellation));

        Assert.IsType(exception, refused);
        var service = (AmazonECSException)refused;
        Assert.Equal(code.Split('#')[^1], service.ErrorCode);
        Assert.Equal("ECS says no", service.Message);
        Assert.Equal((HttpStatusCode)status, service.StatusCode);
        Assert.Equal("request-1", service.RequestId);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ServerException", 500)]
    public async Task is_repeated_when_it_may_yet_succeed(string code, int status)
    {
        await using var server = await AwsServer.StartAsync(
            "ecs", call => call < 3 ? Answer.Error(code, "not now", status) : Answer.Json("""{"taskArns":["arn/a"]}"""), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        var page = await client.ListTasksAsync(new ListTasksRequest(), Cancellation);

        Assert.Equal(["arn/a"], page.TaskArns);
        Assert.Equal(3, server.Calls.Count);
    }

    [Fact]
    public async Task is_not_repeated_when_it_would_be_refused_again()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Error("ClientException"), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        await Assert.ThrowsAsync<ClientException>(() => client.ListTasksAsync(new ListTasksRequest(), Cancellation));

        Assert.Single(server.Calls);
    }

    [Fact]
    public async Task comes_from_a_wrong_key_too()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server, secretKey: "another");

        var refused = await Assert.ThrowsAsync<AmazonECSException>(() => client.ListTasksAsync(new ListTasksRequest(), Cancellation));

        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
    }
}
