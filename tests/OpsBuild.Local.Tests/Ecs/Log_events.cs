using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.CloudWatchLogs;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class Log_events
{
    [Fact]
    public async Task are_read_page_by_page_until_the_token_repeats()
    {
        await using var cluster = await StreamAsync("one", "two", "three");

        var seen = new List<string>();
        string? token = null;
        for (var page = 0; page < 10; page++)
        {
            var input = Read();
            input["startFromHead"] = true;
            input["limit"] = 2;
            if (token is not null)
                input["nextToken"] = token;
            var (_, body) = await cluster.LogsAsync("GetLogEvents", input);
            seen.AddRange(Messages(body));
            var next = (string?)body["nextForwardToken"];
            if (next == token)
                break;
            token = next;
        }

        Assert.Equal(["one", "two", "three"], seen);
        await PutAsync(cluster, "four");
        var more = Read();
        more["nextToken"] = token;
        Assert.Equal(["four"], Messages((await cluster.LogsAsync("GetLogEvents", more)).Body));
    }

    [Fact]
    public void go_when_there_are_too_many_of_them_and_the_tokens_stay_right()
    {
        var store = new LogStore(new AwsAccount(), TimeProvider.System);
        var stream = store.CreateStream(store.Create("group"), "stream");
        var line = new string('x', 16 * 1024);
        JsonObject Read(string? token) => new GetLogEvents(store).Run(new JsonObject
        {
            ["logGroupName"] = "group",
            ["logStreamName"] = "stream",
            ["startFromHead"] = true,
            ["nextToken"] = token,
        });

        store.Put(stream, store.Now, "first");
        var atFirst = (string?)Read(null)["nextForwardToken"];
        for (var number = 0; number < 5000; number++)
            store.Put(stream, store.Now, line);
        store.Put(stream, store.Now, "last but one");
        var before = $"f/{(stream.Dropped + stream.Events.Count).ToString("D56", CultureInfo.InvariantCulture)}/s";
        store.Put(stream, store.Now, "last");

        Assert.InRange(stream.Events.Sum(each => each.Size), 1, 64 << 20);
        Assert.Equal(5003, stream.Dropped + stream.Events.Count);
        Assert.Equal(["last"], Messages(Read(before)));
        Assert.Equal(line, Messages(Read(atFirst)).First());
    }

    [Fact]
    public async Task are_read_from_the_end_unless_the_head_is_asked_for()
    {
        await using var cluster = await StreamAsync("one", "two", "three");
        var input = Read();
        input["limit"] = 2;

        var (_, last) = await cluster.LogsAsync("GetLogEvents", input);
        var before = Read();
        before["nextToken"] = (string?)last["nextBackwardToken"];

        Assert.Equal(["two", "three"], Messages(last));
        Assert.Equal(["one"], Messages((await cluster.LogsAsync("GetLogEvents", before)).Body));
    }

    [Theory]
    [InlineData("", "run one ok|run two bad|other")]
    [InlineData("run ok", "run one ok")]
    [InlineData("\"run two\"", "run two bad")]
    [InlineData("?ok ?bad", "run one ok|run two bad")]
    [InlineData("run -bad", "run one ok")]
    public async Task are_filtered_by_words(string pattern, string expected)
    {
        await using var cluster = await StreamAsync("run one ok", "run two bad", "other");

        var (_, body) = await cluster.LogsAsync("FilterLogEvents", new JsonObject { ["logGroupName"] = Group, ["filterPattern"] = pattern });

        Assert.Equal(expected, string.Join('|', Messages(body)));
    }

    [Fact]
    public async Task of_a_stream_or_a_group_that_nobody_knows_are_refused()
    {
        await using var cluster = await StartAsync();

        var stream = await cluster.LogsAsync("GetLogEvents", Read());
        var group = await cluster.LogsAsync("GetLogEvents", new JsonObject { ["logGroupName"] = "/nobody", ["logStreamName"] = "x" });

        Assert.Equal(("ResourceNotFoundException", "The specified log stream does not exist."), ((string?)stream.Body["__type"], (string?)stream.Body["message"]));
        Assert.Equal(("ResourceNotFoundException", "The specified log group does not exist."), ((string?)group.Body["__type"], (string?)group.Body["message"]));
    }

    private static JsonObject Read() => new() { ["logGroupName"] = Group, ["logStreamName"] = "stream" };

    private static async Task<EcsCluster> StreamAsync(params string[] messages)
    {
        var cluster = await StartAsync();
        await cluster.LogsAsync("CreateLogStream", Read());
        await PutAsync(cluster, messages);
        return cluster;
    }

    private static async Task PutAsync(EcsCluster cluster, params string[] messages)
    {
        var input = Read();
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        input["logEvents"] = new JsonArray([.. messages.Select((message, at) => (JsonNode)new JsonObject { ["timestamp"] = now + at, ["message"] = message })]);
        Assert.Equal(200, (await cluster.LogsAsync("PutLogEvents", input)).Status);
    }

    private static IEnumerable<string> Messages(JsonObject body) => body["events"]!.AsArray().Select(each => (string)each!["message"]!);
}
