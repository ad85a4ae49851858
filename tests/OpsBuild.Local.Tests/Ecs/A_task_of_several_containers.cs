using System.Text.Json.Nodes;
using OpsBuild.Testing;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_task_of_several_containers(PostgresFixture fixture)
{
    [Fact]
    public async Task starts_them_in_the_order_of_their_dependencies_and_stops_the_others_with_the_essential_one()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(
            Container("batch", "echo done", ("dependsOn", JsonNode.Parse(
                """[{"containerName":"init","condition":"SUCCESS"},{"containerName":"side","condition":"START"}]""")!)),
            Container("init", "sleep 0.2", ("essential", false)),
            Container("side", "trap 'exit 0' TERM; while :; do sleep 0.05; done", ("essential", false)));

        Assert.Equal("EssentialContainerExited", (string?)task["stopCode"]);
        Assert.Equal([0, 0, 0], ((string[])["batch", "init", "side"]).Select(name => (int)Of(task, name)["exitCode"]!));
        Assert.Equal(["done"], await cluster.LinesAsync((string)task["taskArn"]!, "batch"));
    }

    [Fact]
    public async Task never_starts_one_whose_dependency_failed()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(
            Container("batch", "echo done", On("init", "SUCCESS")), Container("init", "exit 9", ("essential", false)));

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.StartsWith("TaskDependencyError: Task dependencies cannot be resolved", (string?)task["stoppedReason"], StringComparison.Ordinal);
        Assert.Null(Of(task, "batch")["exitCode"]);
        Assert.Equal(9, (int)Of(task, "init")["exitCode"]!);
    }

    [Fact]
    public async Task waits_for_a_health_check_and_shows_its_outcome()
    {
        await using var cluster = await StartAsync();
        var check = JsonNode.Parse("""{"command":["CMD-SHELL","exit 0"],"interval":5,"retries":3,"startPeriod":10}""")!;

        var task = await cluster.RunAsync(
            Container("batch", "echo done", On("side", "HEALTHY")),
            Container("side", "while :; do sleep 0.05; done", ("essential", false), ("healthCheck", check), ("stopTimeout", 2)));

        Assert.Equal(("HEALTHY", 0, 143), ((string?)Of(task, "side")["healthStatus"], (int)Of(task, "batch")["exitCode"]!, (int)Of(task, "side")["exitCode"]!));
    }

    [Fact]
    public async Task runs_an_official_postgres_image_as_an_embedded_server_beside_the_batch()
    {
        await using var cluster = await StartAsync();
        var port = OpsBuild.Local.Postgres.FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var shadow = Container("shadow", "ignored",
            ("image", $"public.ecr.aws/docker/library/postgres:{fixture.Server.Programs.Major}"),
            ("essential", false),
            ("environment", new JsonArray(Variable("POSTGRES_HOST_AUTH_METHOD", "trust"), Variable("PGPORT", port))),
            ("healthCheck", JsonNode.Parse("""{"command":["CMD-SHELL","pg_isready -U postgres"],"interval":5,"timeout":5,"retries":10,"startPeriod":30}""")!));
        shadow.Remove("command");
        // Whoever can open the port has a server; what the batch does with it is the batch's own test.
        var task = await cluster.RunAsync(
            Container("batch", $"exec 3<>/dev/tcp/127.0.0.1/{port} && echo connected", On("shadow", "HEALTHY"),
                ("entryPoint", new JsonArray("/bin/bash", "-c"))),
            shadow);

        Assert.True((string?)task["stopCode"] == "EssentialContainerExited", task.ToJsonString());
        Assert.Equal(["connected"], await cluster.LinesAsync((string)task["taskArn"]!, "batch"));
        Assert.Equal(("HEALTHY", 0), ((string?)Of(task, "shadow")["healthStatus"], (int)Of(task, "shadow")["exitCode"]!));
    }

    [Fact]
    public async Task is_running_although_one_that_is_not_essential_could_not_be_started_last()
    {
        await using var cluster = await StartAsync();
        var arn = await cluster.StartTaskAsync(
            Container("batch", "exec sleep 300"),
            Container("side", "true", ("essential", false), ("entryPoint", new JsonArray("/nothing")), On("batch", "START")));

        var task = await cluster.WhenAsync(arn, each => (string?)each["lastStatus"] == "RUNNING");
        await cluster.CallAsync("StopTask", new JsonObject { ["task"] = arn });
        await cluster.EndAsync(arn);

        Assert.StartsWith("CannotStartContainerError: ", (string?)Of(task, "side")["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task counts_a_start_timeout_from_the_start_of_the_one_that_is_waited_for()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(
            Container("batch", "echo done", On("side", "SUCCESS")),
            Container("side", "true", ("essential", false), ("startTimeout", 2), On("init", "SUCCESS")),
            Container("init", "sleep 3", ("essential", false)));

        Assert.True((string?)task["stopCode"] == "EssentialContainerExited", task.ToJsonString());
        Assert.Equal(["done"], await cluster.LinesAsync((string)task["taskArn"]!, "batch"));
    }

    [Fact]
    public async Task says_why_the_database_of_a_postgres_image_could_not_be_made()
    {
        await using var cluster = await StartAsync();
        var port = OpsBuild.Local.Postgres.FreePort.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var shadow = Container("shadow", "ignored",
            ("image", $"public.ecr.aws/docker/library/postgres:{fixture.Server.Programs.Major}"),
            ("environment", new JsonArray(Variable("POSTGRES_HOST_AUTH_METHOD", "trust"), Variable("PGPORT", port), Variable("POSTGRES_DB", "template1"))));
        shadow.Remove("command");

        var task = await cluster.RunAsync(shadow);

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.StartsWith("CannotStartContainerError: 42P04: ", (string?)Of(task, "shadow")["reason"], StringComparison.Ordinal);
    }

    private static (string, JsonNode) On(string name, string condition) =>
        ("dependsOn", new JsonArray(new JsonObject { ["containerName"] = name, ["condition"] = condition }));

    private static JsonObject Variable(string name, string value) => new() { ["name"] = name, ["value"] = value };

    private static JsonNode Of(JsonObject task, string container) =>
        task["containers"]!.AsArray().Single(each => (string?)each!["name"] == container)!;
}
