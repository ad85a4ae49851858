using System.Net;
using System.Text.Json.Nodes;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

/// <summary>What a container reads at ECS_CONTAINER_METADATA_URI_V4, without a signature.</summary>
public sealed class The_task_metadata : IDisposable
{
    private readonly HttpClient http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task tells_a_container_about_itself()
    {
        await using var cluster = await StartAsync();
        var (arn, uri) = await RunningAsync(cluster);

        var container = await GetAsync(uri);

        var id = arn.Split('/')[^1];
        Assert.Equal(("batch", Image, "RUNNING", "RUNNING", "NORMAL", "awslogs"), (Text(container, "Name"), Text(container, "Image"),
            Text(container, "DesiredStatus"), Text(container, "KnownStatus"), Text(container, "Type"), Text(container, "LogDriver")));
        Assert.Equal($$$"""{"awslogs-group":"{{{Group}}}","awslogs-region":"us-east-1","awslogs-stream":"test/batch/{{{id}}}"}""", container["LogOptions"]!.ToJsonString());
        Assert.Equal("""{"CPU":64,"Memory":128}""", container["Limits"]!.ToJsonString());
        Assert.Equal(new Dictionary<string, string>
        {
            ["com.amazonaws.ecs.cluster"] = "arn:aws:ecs:us-east-1:000000000000:cluster/default",
            ["com.amazonaws.ecs.container-name"] = "batch",
            ["com.amazonaws.ecs.task-arn"] = arn,
            ["com.amazonaws.ecs.task-definition-family"] = "job",
            ["com.amazonaws.ecs.task-definition-version"] = "1",
        }, container["Labels"]!.AsObject().ToDictionary(each => each.Key, each => (string)each.Value!));
        Assert.StartsWith("arn:aws:ecs:us-east-1:000000000000:container/", Text(container, "ContainerARN"), StringComparison.Ordinal);
        Assert.NotEqual("", Text(container, "DockerId"));
        Assert.InRange(DateTimeOffset.Parse(Text(container, "StartedAt"), System.Globalization.CultureInfo.InvariantCulture),
            DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddMinutes(5));
    }

    [Fact]
    public async Task tells_a_container_about_its_task_and_its_neighbours()
    {
        await using var cluster = await StartAsync();
        var (arn, uri) = await RunningAsync(cluster);

        var task = await GetAsync(uri + "/task");

        Assert.Equal(("arn:aws:ecs:us-east-1:000000000000:cluster/default", arn, "job", "1", "RUNNING", "FARGATE", "us-east-1a"), (Text(task, "Cluster"),
            Text(task, "TaskARN"), Text(task, "Family"), Text(task, "Revision"), Text(task, "KnownStatus"), Text(task, "LaunchType"), Text(task, "AvailabilityZone")));
        Assert.Equal("""{"CPU":0.25,"Memory":512}""", task["Limits"]!.ToJsonString());
        Assert.Equal(["batch", "side"], task["Containers"]!.AsArray().Select(each => (string?)each!["Name"]));
        Assert.NotNull(task["PullStartedAt"]);
    }

    [Fact]
    public async Task is_at_no_other_address_and_gone_with_the_task()
    {
        await using var cluster = await StartAsync();
        var (arn, uri) = await RunningAsync(cluster);

        var guessed = await http.GetAsync(new Uri(cluster.Endpoint.Address, $"/v4/{arn.Split('/')[^1]}"), Cancellation);
        var statistics = await http.GetAsync(uri + "/stats", Cancellation);
        await cluster.CallAsync("StopTask", new JsonObject { ["task"] = arn });
        await cluster.EndAsync(arn);
        HttpStatusCode after;
        // A moment after STOPPED was written down.
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        while ((after = (await http.GetAsync(uri, deadline.Token)).StatusCode) == HttpStatusCode.OK)
            await Task.Delay(20, deadline.Token);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound), (guessed.StatusCode, statistics.StatusCode, after));
        Assert.DoesNotContain(uri.Split('/')[^1], cluster.Endpoint.RequestLog, StringComparison.Ordinal);
    }

    private static async Task<(string Task, string Uri)> RunningAsync(EcsCluster cluster)
    {
        var arn = await cluster.StartTaskAsync(
            Container("batch", "echo uri=$ECS_CONTAINER_METADATA_URI_V4; exec sleep 300", ("cpu", 64), ("memory", 128)),
            Container("side", "exec sleep 300", ("essential", false)));
        var line = await cluster.WhenLoggedAsync(arn, "batch", "uri=");
        return (arn, line["uri=".Length..]);
    }

    private async Task<JsonObject> GetAsync(string uri) => JsonNode.Parse(await http.GetStringAsync(new Uri(uri), Cancellation))!.AsObject();

    private static string Text(JsonObject from, string member) => (string)from[member]!;
}
