using System.Text.Json.Nodes;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs.Docker;

public sealed class A_task_in_docker
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task runs_and_tells_its_exit_code_its_end_and_its_whole_log()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(Container("batch", "seq 2000; echo last without end >&2; exit 7"));

        Assert.True((string?)task["stopCode"] == "EssentialContainerExited", task.ToJsonString());
        Assert.Equal(("STOPPED", "Essential container in task exited", 7),
            ((string?)task["lastStatus"], (string?)task["stoppedReason"], (int?)task["containers"]![0]!["exitCode"]));
        var lines = await cluster.LinesAsync((string)task["taskArn"]!, "batch");
        Assert.Equal([.. Enumerable.Range(1, 2000).Select(each => $"{each}")], lines.Where(line => line.All(char.IsAsciiDigit)));
        Assert.Contains("last without end", lines);
        Assert.Empty(await engine.ContainersAsync((string)task["taskArn"]!, Cancellation));
    }

    [Fact]
    public async Task is_run_as_its_definition_says()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(Container("batch", "ignored",
            ("entryPoint", new JsonArray("/bin/sh", "-c", """id -u; ulimit -n; echo "$0 $1"; echo "$SECRET $GIVEN"; cat /proc/1/comm; ls -d .; pwd; touch /x 2>&1""")),
            ("command", new JsonArray("first", "second")),
            ("user", "65534"),
            ("workingDirectory", "/tmp"),
            ("readonlyRootFilesystem", true),
            ("ulimits", JsonNode.Parse("""[{"name":"nofile","softLimit":321,"hardLimit":654}]""")!),
            ("linuxParameters", JsonNode.Parse("""{"initProcessEnabled":true}""")!),
            ("environment", JsonNode.Parse("""[{"name":"GIVEN","value":"as given"}]""")!),
            ("secrets", JsonNode.Parse("""[{"name":"SECRET","valueFrom":"arn:aws:secretsmanager:us-east-1:000000000000:secret:opsbuild/local/db/admin-AbCdEf:username::"}]""")!)));

        var lines = await cluster.LinesAsync((string)task["taskArn"]!, "batch");
        Assert.True(lines.Length > 5, task.ToJsonString());
        Assert.Equal(["65534", "321", "first second", "app_admin as given"], lines[..4]);
        // Another program than the shell comes first: the init, whatever the engine calls it.
        Assert.Equal("/tmp", lines[6]);
        Assert.Contains("Read-only file system", lines[^1], StringComparison.Ordinal);
        Assert.NotEqual("sh", lines[4]);
    }

    [Fact]
    public async Task that_is_stopped_gets_sigterm()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        var arn = await cluster.StartTaskAsync(Container("batch", "trap 'echo stopping; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
        await cluster.WhenLoggedAsync(arn, "batch", "ready");

        await cluster.CallAsync("StopTask", new JsonObject { ["task"] = arn, ["reason"] = "enough" });
        var task = await cluster.EndAsync(arn);

        Assert.Equal(("UserInitiated", "enough", 3), ((string?)task["stopCode"], (string?)task["stoppedReason"], (int?)task["containers"]![0]!["exitCode"]));
        Assert.Equal(["ready", "stopping"], await cluster.LinesAsync(arn, "batch"));
    }

    [Fact]
    public async Task that_ignores_sigterm_is_killed_after_its_stop_timeout()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        var arn = await cluster.StartTaskAsync(Container("batch", "trap '' TERM; echo ready; while :; do sleep 0.05; done", ("stopTimeout", 2)));
        await cluster.WhenLoggedAsync(arn, "batch", "ready");

        await cluster.CallAsync("StopTask", new JsonObject { ["task"] = arn });
        var task = await cluster.EndAsync(arn);

        Assert.Equal(137, (int?)task["containers"]![0]!["exitCode"]);
    }

    [Fact]
    public async Task that_takes_more_memory_than_it_may_is_killed_and_says_so()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        Needed.Or((await engine.Client.System.GetSystemInfoAsync(Cancellation)).MemoryLimit, "The engine can set no memory limit: enable the memory controller of the control groups.");
        await using var cluster = await StartInDockerAsync(engine);

        // A line without an end, which somebody keeps in memory.
        var task = await cluster.RunAsync(Container("batch", "exec grep x /dev/zero", ("memory", 16)));

        var container = task["containers"]![0]!;
        Assert.Equal((137, "OutOfMemoryError: Container killed due to memory usage"), ((int?)container["exitCode"], (string?)container["reason"]));
    }

    [Fact]
    public async Task whose_image_is_not_in_the_engine_is_never_pulled_from_a_strangers_registry()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(Container("batch", "true", ("image", "nobody.invalid/nothing:1")));

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.StartsWith("CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref nobody.invalid/nothing:1: not found",
            (string?)task["stoppedReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task whose_image_is_a_program_of_this_machine_is_refused_with_the_reason()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        new LocalImages(cluster.Endpoint.Files.Images).Register("folder:1", new FolderImage("/bin/sh"));

        var task = await cluster.RunAsync(Container("batch", "true", ("image", "folder:1")));

        Assert.Contains("CannotPullContainerError", (string?)task["stoppedReason"], StringComparison.Ordinal);
        Assert.Contains("a program of this machine is registered for it", (string?)task["stoppedReason"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/etc/passwd")]
    public async Task whose_entry_point_is_no_program_of_the_image_cannot_start(string entryPoint)
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(Container("batch", "true", ("entryPoint", new JsonArray(entryPoint))));

        var container = task["containers"]![0]!;
        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.StartsWith("CannotStartContainerError: ", (string?)container["reason"], StringComparison.Ordinal);
        Assert.Contains(entryPoint, (string?)container["reason"], StringComparison.Ordinal);
        Assert.Null(container["exitCode"]);
        Assert.Empty(await engine.ContainersAsync((string)task["taskArn"]!, Cancellation));
    }

    [Fact]
    public async Task with_a_volume_is_refused_rather_than_run_without_it()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(Container("batch", "true",
            ("mountPoints", JsonNode.Parse("""[{"sourceVolume":"scratch","containerPath":"/scratch"}]""")!)));

        Assert.Equal("CannotCreateContainerError: batch mounts volumes, which the local ECS does not have.", (string?)task["containers"]![0]!["reason"]);
    }

    [Fact]
    public async Task with_system_controls_is_refused_rather_than_run_without_them()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);

        var task = await cluster.RunAsync(Container("batch", "true",
            ("systemControls", JsonNode.Parse("""[{"namespace":"net.ipv4.tcp_keepalive_time","value":"500"}]""")!)));

        Assert.Equal("CannotCreateContainerError: batch has systemControls, which the local ECS does not set.", (string?)task["containers"]![0]!["reason"]);
    }

    [Fact]
    public async Task has_a_network_of_its_own_so_that_two_may_use_one_port()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var cluster = await StartInDockerAsync(engine);
        static JsonObject Listening(string name) => Container("batch",
            $"echo I am {name} | nc -l -p 7000 & trap 'nc 127.0.0.1 7000 </dev/null; exit 0' TERM; sleep 0.2; echo ready; while :; do sleep 0.05; done");
        var one = await cluster.StartTaskAsync(Listening("one"));
        var two = await cluster.StartTaskAsync(Listening("two"));
        await cluster.WhenLoggedAsync(one, "batch", "ready");
        await cluster.WhenLoggedAsync(two, "batch", "ready");

        foreach (var task in (string[])[one, two])
        {
            await cluster.CallAsync("StopTask", new JsonObject { ["task"] = task });
            await cluster.EndAsync(task);
        }

        Assert.Equal(["ready", "I am one"], await cluster.LinesAsync(one, "batch"));
        Assert.Equal(["ready", "I am two"], await cluster.LinesAsync(two, "batch"));
    }

    [Fact]
    public async Task reaches_the_endpoint_and_the_forwarded_ports_of_this_machine_and_no_other()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        using var forwarded = new OneAnswer("forwarded");
        using var other = new OneAnswer("other");
        await using var cluster = await StartInDockerAsync(engine, forwarded.Port);

        var task = await cluster.RunAsync(Container("batch",
            $"nc 127.0.0.1 {forwarded.Port} </dev/null; nc 127.0.0.1 {other.Port} </dev/null 2>/dev/null || echo refused; "
            + "wget -q -O - \"$AWS_CONTAINER_CREDENTIALS_FULL_URI\" --header \"Authorization: $AWS_CONTAINER_AUTHORIZATION_TOKEN\" | grep -o '\"RoleArn\":\"[^\"]*\"'"));

        var lines = await cluster.LinesAsync((string)task["taskArn"]!, "batch");
        Assert.Equal(["forwarded", "refused", $"\"RoleArn\":\"{TaskRole}\""], lines);
    }
}
