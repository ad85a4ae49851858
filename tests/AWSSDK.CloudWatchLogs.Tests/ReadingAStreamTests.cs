using Amazon.CloudWatchLogs.Model;
using AWSSDK.Testing;

namespace AWSSDK.CloudWatchLogs.Tests;

public sealed class Reading_a_stream
{
    private static readonly DateTime At = new(2025, 11, 23, 6, 40, 0, 125, DateTimeKind.Utc);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task sends_times_in_milliseconds_and_signs_for_logs()
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.GetLogEventsAsync(
            new GetLogEventsRequest("/ecs/main", "migrate/batch/a")
            {
                StartTime = At, EndTime = At.AddTicks(9_999).AddSeconds(1), StartFromHead = true, Limit = 10_000, NextToken = "f/1",
            },
            Cancellation);

        var call = Assert.Single(server.Calls);
        Assert.Equal("Logs_20140328.GetLogEvents", call.Target);
        Assert.Equal("application/x-amz-json-1.1", call.ContentType);
        Assert.Null(call.SignatureFailure);
        Assert.Equal(
            """
            {"logGroupName":"/ecs/main","logStreamName":"migrate/batch/a","startTime":1763880000125,"endTime":1763880001125,"nextToken":"f/1","limit":10000,"startFromHead":true}
            """.Trim(),
            call.Body.GetRawText());
    }

    [Fact]
    public async Task takes_a_local_time_for_the_instant_that_it_is()
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.GetLogEventsAsync(new GetLogEventsRequest { LogGroupIdentifier = "arn/g", LogStreamName = "s", StartTime = At.ToLocalTime() }, Cancellation);

        Assert.Equal(1763880000125, Assert.Single(server.Calls).Body.GetProperty("startTime").GetInt64());
    }

    [Fact]
    public async Task gives_the_events_and_the_tokens_of_both_directions()
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Json("""
            {"events":[{"timestamp":1763880000125,"message":"{\"msg\":\"batch result\"}","ingestionTime":1763880000126},{"timestamp":0,"message":""}],
             "nextForwardToken":"f/2","nextBackwardToken":"b/2","novelty":{}}
            """), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.GetLogEventsAsync(new GetLogEventsRequest("g", "s"), Cancellation);

        Assert.Equal(["""{"msg":"batch result"}""", ""], page.Events.Select(line => line.Message));
        Assert.Equal([At, DateTime.UnixEpoch], page.Events.Select(line => line.Timestamp!.Value));
        Assert.All(page.Events, line => Assert.Equal(DateTimeKind.Utc, line.Timestamp!.Value.Kind));
        Assert.Equal([At.AddMilliseconds(1), null], page.Events.Select(line => line.IngestionTime));
        Assert.Equal(("f/2", "b/2"), (page.NextForwardToken, page.NextBackwardToken));
    }

    [Theory]
    [InlineData("""{"events":[],"nextForwardToken":"f/2"}""", false)]
    [InlineData("""{"nextForwardToken":"f/2"}""", true)]
    public async Task tells_no_events_from_none_said(string answer, bool isNull)
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Json(answer), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.GetLogEventsAsync(new GetLogEventsRequest("g", "s"), Cancellation);

        Assert.Equal(isNull, page.Events is null);
        Assert.Equal("f/2", page.NextForwardToken);
    }
}
