using System.Net;
using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using AWSSDK.Testing;

namespace AWSSDK.CloudWatchLogs.Tests;

public sealed class A_refused_call
{
    private static readonly GetLogEventsRequest Request = new("g", "s");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("InvalidParameterException", typeof(InvalidParameterException))]
    [InlineData("ResourceNotFoundException", typeof(ResourceNotFoundException))]
    [InlineData("ServiceUnavailableException", typeof(ServiceUnavailableException), 500)]
    [InlineData("AccessDeniedException", typeof(AmazonCloudWatchLogsException))]
    public async Task throws_the_exception_of_its_code(string code, Type exception, int status = 400)
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Error(code, "Logs says no", status), Cancellation);
        using var client = Clients.Of(server);

        var refused = await Record.ExceptionAsync(() => client.GetLogEventsAsync(Request, Cancellation));

        Assert.IsType(exception, refused);
        var service = (AmazonCloudWatchLogsException)refused;
        Assert.Equal(code, service.ErrorCode);
        Assert.Equal("Logs says no", service.Message);
        Assert.Equal((HttpStatusCode)status, service.StatusCode);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ServiceUnavailableException", 503)]
    public async Task is_repeated_when_it_may_yet_succeed(string code, int status)
    {
        await using var server = await AwsServer.StartAsync(
            "logs", call => call < 3 ? Answer.Error(code, "Rate exceeded", status) : Answer.Json("""{"nextForwardToken":"f"}"""), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        var page = await client.GetLogEventsAsync(Request, Cancellation);

        Assert.Equal("f", page.NextForwardToken);
        Assert.Equal(3, server.Calls.Count);
    }

    [Fact]
    public async Task for_a_stream_that_is_not_there_yet_is_not_repeated()
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Error("ResourceNotFoundException"), Cancellation);
        using var client = Clients.Of(server, retries: 2);

        await Assert.ThrowsAsync<ResourceNotFoundException>(() => client.GetLogEventsAsync(Request, Cancellation));

        Assert.Single(server.Calls);
    }
}
