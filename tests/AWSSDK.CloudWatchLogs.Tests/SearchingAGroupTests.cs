using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using AWSSDK.Testing;

namespace AWSSDK.CloudWatchLogs.Tests;

public sealed class Searching_a_group
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The official package has whole numbers here, and times in GetLogEvents.</summary>
    [Fact]
    public async Task takes_and_gives_times_as_numbers()
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Json("""
            {"events":[{"logStreamName":"migrate/batch/a","timestamp":1763880000125,"message":"m","ingestionTime":1763880000126,"eventId":"e"}],
             "searchedLogStreams":[{"logStreamName":"migrate/batch/a","searchedCompletely":true}],"nextToken":"n"}
            """), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.FilterLogEventsAsync(
            new FilterLogEventsRequest
            {
                LogGroupName = "g", LogStreamNames = ["migrate/batch/a"], StartTime = 1763880000000, EndTime = 1763880001000, FilterPattern = "\"run-1\"",
            },
            Cancellation);

        var found = Assert.Single(page.Events);
        Assert.Equal(("migrate/batch/a", 1763880000125L, "m", 1763880000126L, "e"), (found.LogStreamName, found.Timestamp, found.Message, found.IngestionTime, found.EventId));
        Assert.True(Assert.Single(page.SearchedLogStreams).SearchedCompletely);
        Assert.Equal("n", page.NextToken);
        var call = Assert.Single(server.Calls);
        Assert.Equal("Logs_20140328.FilterLogEvents", call.Target);
        Assert.Equal((1763880000000, 1763880001000), (call.Body.GetProperty("startTime").GetInt64(), call.Body.GetProperty("endTime").GetInt64()));
        Assert.Equal("\"run-1\"", call.Body.GetProperty("filterPattern").GetString());
        Assert.Equal(5, call.Body.EnumerateObject().Count());
    }

    [Fact]
    public async Task for_its_streams_gives_their_times()
    {
        await using var server = await AwsServer.StartAsync("logs", _ => Answer.Json("""
            {"logStreams":[{"logStreamName":"migrate/batch/a","creationTime":1763880000000,"firstEventTimestamp":1763880000125,"lastEventTimestamp":1763880000500,
              "lastIngestionTime":1763880000600,"uploadSequenceToken":"u","arn":"arn/s","storedBytes":0}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.DescribeLogStreamsAsync(
            new DescribeLogStreamsRequest("g") { LogStreamNamePrefix = "migrate/", OrderBy = OrderBy.LogStreamName, Descending = true, Limit = 50 }, Cancellation);

        var stream = Assert.Single(page.LogStreams);
        Assert.Equal(("migrate/batch/a", "arn/s", 0L), (stream.LogStreamName, stream.Arn, stream.StoredBytes));
        Assert.Equal(
            [0, 125, 500, 600],
            new[] { stream.CreationTime, stream.FirstEventTimestamp, stream.LastEventTimestamp, stream.LastIngestionTime }
                .Select(time => (time!.Value - new DateTime(2025, 11, 23, 6, 40, 0, DateTimeKind.Utc)).TotalMilliseconds));
        Assert.Null(page.NextToken);
        Assert.Equal(
            """{"logGroupName":"g","logStreamNamePrefix":"migrate/","orderBy":"LogStreamName","descending":true,"limit":50}""",
            Assert.Single(server.Calls).Body.GetRawText());
    }
}
