using Amazon;
using Amazon.ECS.Model;
using AWSSDK.Testing;
using Task = System.Threading.Tasks.Task;

namespace AWSSDK.ECS.Tests;

/// <summary>The switch is the process's, so nothing may run beside its test.</summary>
[CollectionDefinition(nameof(Collections_that_are_initialized), DisableParallelization = true)]
[Collection(nameof(Collections_that_are_initialized))]
public sealed class Collections_that_are_initialized : IDisposable
{
    public Collections_that_are_initialized() => AWSConfigs.InitializeCollections = true;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => AWSConfigs.InitializeCollections = false;

    [Fact]
    public async Task are_empty_where_the_service_says_nothing_and_not_sent_when_nobody_filled_them()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""{"tasks":[{"taskArn":"arn/a"}]}"""), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.DescribeTasksAsync(new DescribeTasksRequest { Tasks = ["a"] }, Cancellation);

        Assert.Empty(Assert.Single(answer.Tasks).Containers);
        Assert.Empty(answer.Failures);
        Assert.Equal("""{"tasks":["a"]}""", Assert.Single(server.Calls).Body.GetRawText());
    }
}
