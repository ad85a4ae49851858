using System.Text.Json.Nodes;
using OpsBuild.Testing.Docker;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs.Docker;

public sealed class Containers_of_a_task_in_docker
{
    private const string UntilStopped = "trap 'exit 0' TERM; while :; do sleep 0.05; done";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task share_one_network_and_wait_for_health_and_completion()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        var check = JsonNode.Parse("""{"command":["CMD-SHELL","test -f /tmp/up"],"interval":5,"timeout":5,"retries":3,"startPeriod":30}""")!;

        var task = await cluster.RunAsync(
            Container("batch", "nc 127.0.0.1 7000 </dev/null", On(("side", "HEALTHY"), ("init", "SUCCESS"), ("late", "COMPLETE"))),
            Container("side", "echo hello | nc -l -p 7000 & sleep 0.3; touch /tmp/up; " + UntilStopped, ("essential", false), ("healthCheck", check)),
            Container("init", "true", ("essential", false)),
            Container("late", "exit 5", ("essential", false)));

        Assert.True((string?)task["stopCode"] == "EssentialContainerExited", task.ToJsonString());
        Assert.Equal(["hello"], await cluster.LinesAsync((string)task["taskArn"]!, "batch"));
        Assert.Equal(("HEALTHY", 0, 0, 0, 5), ((string?)Of(task, "side")["healthStatus"], Exit(task, "side"), Exit(task, "batch"), Exit(task, "init"), Exit(task, "late")));
    }

    [Fact]
    public async Task never_start_after_one_that_is_unhealthy_or_failed()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        var check = JsonNode.Parse("""{"command":["CMD","/bin/false"],"interval":5,"timeout":5,"retries":1}""")!;

        var unhealthy = await cluster.RunAsync(
            Container("batch", "true", On(("side", "HEALTHY"))), Container("side", UntilStopped, ("essential", false), ("healthCheck", check)));
        var failed = await cluster.RunAsync(Container("batch", "true", On(("init", "SUCCESS"))), Container("init", "exit 9", ("essential", false)));

        Assert.Equal("UNHEALTHY", (string?)Of(unhealthy, "side")["healthStatus"]);
        Assert.All([unhealthy, failed], task =>
        {
            Assert.StartsWith("TaskDependencyError", (string?)task["stoppedReason"], StringComparison.Ordinal);
            Assert.Null(Exit(task, "batch"));
        });
        Assert.Equal(9, Exit(failed, "init"));
    }

    [Fact]
    public async Task are_stopped_with_the_essential_one_and_killed_when_they_do_not_listen()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(
            Container("batch", "exit 4", On(("polite", "START"), ("deaf", "START"))),
            Container("polite", "trap 'exit 6' TERM; while :; do sleep 0.05; done", ("essential", false)),
            Container("deaf", "trap '' TERM; while :; do sleep 0.05; done", ("essential", false), ("stopTimeout", 2)));

        Assert.Equal("EssentialContainerExited", (string?)task["stopCode"]);
        Assert.Equal((4, 137), (Exit(task, "batch"), Exit(task, "deaf")));
        // Whether its trap stood already when the other one ended is its own business.
        Assert.Contains(Exit(task, "polite"), (int?[])[6, 143, 137]);
        Assert.Empty(await engine.ContainersAsync((string)task["taskArn"]!, Cancellation));
    }

    private static (string, JsonNode) On(params (string Name, string Condition)[] dependencies) => ("dependsOn", new JsonArray(
        [.. dependencies.Select(each => (JsonNode)new JsonObject { ["containerName"] = each.Name, ["condition"] = each.Condition })]));

    private static int? Exit(JsonObject task, string container) => (int?)Of(task, container)["exitCode"];

    private static JsonNode Of(JsonObject task, string container) =>
        task["containers"]!.AsArray().Single(each => (string?)each!["name"] == container)!;
}
