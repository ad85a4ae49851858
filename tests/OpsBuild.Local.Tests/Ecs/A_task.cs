using System.Globalization;
using System.Text.Json.Nodes;
using OpsBuild.Local.Platform;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_task
{
    [Fact]
    public async Task runs_and_tells_its_exit_code_its_end_and_its_log()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(Container("batch", "echo one; echo two >&2; exit 7"));

        Assert.Equal(("STOPPED", "STOPPED", "EssentialContainerExited", "Essential container in task exited"),
            ((string?)task["lastStatus"], (string?)task["desiredStatus"], (string?)task["stopCode"], (string?)task["stoppedReason"]));
        Assert.Equal((7, "STOPPED", "256", "512"), (
            (int)task["containers"]![0]!["exitCode"]!, (string?)task["containers"]![0]!["lastStatus"], (string?)task["cpu"], (string?)task["memory"]));
        Assert.Equal(["one", "two"], (await cluster.LinesAsync((string)task["taskArn"]!, "batch")).Order());
        var times = ((string[])["createdAt", "pullStartedAt", "pullStoppedAt", "startedAt", "stoppingAt", "executionStoppedAt", "stoppedAt"]).Select(
            name => (double)task[name]!).ToArray();
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task is_answered_as_provisioning_and_has_text_where_the_model_has_text()
    {
        await using var cluster = await StartAsync();
        var definition = await cluster.RegisterAsync(Container("batch", "true", ("cpu", 128), ("memory", 256)));

        var (_, body) = await cluster.CallAsync("RunTask", RunInput(definition));

        var task = body["tasks"]![0]!;
        Assert.Equal(("PROVISIONING", "RUNNING", "128", "256"), ((string?)task["lastStatus"], (string?)task["desiredStatus"],
            (string?)task["containers"]![0]!["cpu"], (string?)task["containers"]![0]!["memory"]));
        Assert.Empty(body["failures"]!.AsArray());
        await cluster.EndAsync((string)task["taskArn"]!);
    }

    [Fact]
    public async Task is_sized_as_its_run_says_where_that_differs_from_its_definition()
    {
        await using var cluster = await StartAsync();
        var input = RunInput(await cluster.RegisterAsync(Container("batch", "true", ("cpu", 128), ("memory", 256))));
        input["overrides"] = JsonNode.Parse("""{"containerOverrides":[{"name":"batch","cpu":64,"memory":512}]}""");

        var (_, body) = await cluster.CallAsync("RunTask", input);
        var task = await cluster.EndAsync((string)body["tasks"]![0]!["taskArn"]!);

        Assert.Equal(("64", "512"), ((string?)task["containers"]![0]!["cpu"], (string?)task["containers"]![0]!["memory"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task with_environment_files_is_refused_rather_than_run_without_them(bool byOverride)
    {
        await using var cluster = await StartAsync();
        var files = JsonNode.Parse("""[{"value":"arn:aws:s3:::shop/batch.env","type":"s3"}]""")!;
        var input = RunInput(await cluster.RegisterAsync(byOverride ? Container("batch", "true") : Container("batch", "true", ("environmentFiles", files))));
        if (byOverride)
            input["overrides"] = new JsonObject { ["containerOverrides"] = new JsonArray(new JsonObject { ["name"] = "batch", ["environmentFiles"] = files }) };

        var (_, body) = await cluster.CallAsync("RunTask", input);
        var task = await cluster.EndAsync((string)body["tasks"]![0]!["taskArn"]!);

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.Contains("batch has environmentFiles, which the local ECS does not read", (string?)task["stoppedReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task takes_the_processes_that_it_left_behind_with_it()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nobody can tell whose process an orphan was.");
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(Container("batch", "(sleep 300 & echo $!); exit 0"));

        var line = Assert.Single(await cluster.LinesAsync((string)task["taskArn"]!, "batch"));
        Assert.Null(ProcessIdentity.Of(int.Parse(line, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task that_is_stopped_gets_sigterm_and_tells_who_wanted_it()
    {
        await using var cluster = await StartAsync();
        var arn = await cluster.StartTaskAsync(Container("batch", "trap 'echo stopping; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
        await cluster.WhenLoggedAsync(arn, "batch", "ready");

        var (_, stopped) = await cluster.CallAsync("StopTask", new JsonObject { ["task"] = arn, ["reason"] = "enough" });
        var task = await cluster.EndAsync(arn);

        Assert.Equal("STOPPED", (string?)stopped["task"]!["desiredStatus"]);
        Assert.Equal(("UserInitiated", "enough", 3), ((string?)task["stopCode"], (string?)task["stoppedReason"], (int)task["containers"]![0]!["exitCode"]!));
        Assert.Equal(["ready", "stopping"], await cluster.LinesAsync(arn, "batch"));
    }

    [Fact]
    public async Task that_ignores_sigterm_is_killed_after_its_stop_timeout()
    {
        await using var cluster = await StartAsync();
        var arn = await cluster.StartTaskAsync(Container("batch", "trap '' TERM; echo ready; while :; do sleep 0.05; done", ("stopTimeout", 2)));
        await cluster.WhenLoggedAsync(arn, "batch", "ready");

        await cluster.CallAsync("StopTask", new JsonObject { ["task"] = arn });
        var task = await cluster.EndAsync(arn);

        Assert.Equal(137, (int)task["containers"]![0]!["exitCode"]!);
    }

    [Fact]
    public async Task gets_the_definitions_variables_the_overrides_the_secrets_and_what_fargate_gives_and_nothing_else()
    {
        Environment.SetEnvironmentVariable("OPSBUILD_TEST_OF_THE_CALLERS", "leaked");
        await using var cluster = await StartAsync();
        var definition = await cluster.RegisterAsync(Container("batch", "env",
            ("environment", JsonNode.Parse("""[{"name":"A","value":"definition"},{"name":"B","value":"definition"}]""")!),
            ("secrets", JsonNode.Parse("""[{"name":"USERNAME","valueFrom":"arn:aws:secretsmanager:us-east-1:000000000000:secret:opsbuild/local/db/admin-AbCdEf:username::"}]""")!)));
        var input = RunInput(definition);
        input["overrides"] = JsonNode.Parse("""{"containerOverrides":[{"name":"batch","environment":[{"name":"B","value":"override"}]}]}""");

        var (_, body) = await cluster.CallAsync("RunTask", input);
        var task = await cluster.EndAsync((string)body["tasks"]![0]!["taskArn"]!);

        var variables = (await cluster.LinesAsync((string)task["taskArn"]!, "batch")).ToDictionary(line => line.Split('=')[0], line => line[(line.IndexOf('=') + 1)..]);
        Assert.Equal(("definition", "override", "app_admin"), (variables["A"], variables["B"], variables["USERNAME"]));
        Assert.Equal(("us-east-1", cluster.Endpoint.Address.ToString()), (variables["AWS_REGION"], variables["AWS_ENDPOINT_URL"]));
        Assert.StartsWith(cluster.Endpoint.Address + "v2/credentials/", variables["AWS_CONTAINER_CREDENTIALS_FULL_URI"], StringComparison.Ordinal);
        string[] shells = ["PWD", "OLDPWD", "SHLVL", "_"];
        Assert.Equal(
            ["A", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL",
                "AWS_EXECUTION_ENV", "AWS_REGION", "B", "ECS_CONTAINER_METADATA_URI_V4", "USERNAME"],
            variables.Keys.Except(shells).Except(["PATH", "HOME", "TMPDIR"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task whose_image_is_no_program_of_this_machine_says_that_docker_is_needed()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(Container("batch", "true", ("image", "nginx:1.27")));

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.StartsWith("CannotPullContainerError: nginx:1.27 is not available without Docker", (string?)task["stoppedReason"], StringComparison.Ordinal);
        Assert.Null(task["containers"]![0]!["exitCode"]);
        Assert.Null(task["startedAt"]);
    }

    [Fact]
    public async Task whose_secret_is_missing_never_starts()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(Container("batch", "true",
            ("secrets", JsonNode.Parse("""[{"name":"X","valueFrom":"arn:aws:secretsmanager:us-east-1:000000000000:secret:nobody-AbCdEf"}]""")!)));

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.StartsWith("ResourceInitializationError: unable to pull secrets", (string?)task["stoppedReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task reads_parameters_by_name_by_version_and_by_arn()
    {
        await using var cluster = await StartAsync();
        foreach (var value in (string[])["first", "second"])
            await PutAsync(cluster, "/shop/api-key", value);

        var task = await cluster.RunAsync(Container("batch", "echo $A $B $C", ("secrets", JsonNode.Parse("""
            [{"name":"A","valueFrom":"/shop/api-key"},{"name":"B","valueFrom":"/shop/api-key:1"},
            {"name":"C","valueFrom":"arn:aws:ssm:us-east-1:000000000000:parameter/shop/api-key"}]
            """)!)));

        Assert.Equal(["second first second"], await cluster.LinesAsync((string)task["taskArn"]!, "batch"));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("/shop/api-key:7")]
    [InlineData("arn:aws:ssm:us-east-1:000000000000:parameter/nobody")]
    public async Task whose_parameter_is_missing_never_starts(string valueFrom)
    {
        await using var cluster = await StartAsync();
        await PutAsync(cluster, "/shop/api-key", "a-value-to-look-for");

        var task = await cluster.RunAsync(Container("batch", "true", ("secrets", new JsonArray(new JsonObject { ["name"] = "X", ["valueFrom"] = valueFrom }))));

        Assert.Equal("TaskFailedToStart", (string?)task["stopCode"]);
        Assert.Equal("ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secrets "
            + $"from ssm: service call has been retried 1 time(s): invalid ssm parameters: {valueFrom}", (string?)task["stoppedReason"]);
    }

    [Fact]
    public async Task whose_log_group_is_missing_never_starts()
    {
        await using var cluster = await StartAsync();
        var container = Container("batch", "true");
        container["logConfiguration"]!["options"]!["awslogs-group"] = "/nobody";

        var task = await cluster.RunAsync(container);

        Assert.StartsWith("ResourceInitializationError: failed to validate logger args", (string?)task["stoppedReason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task whose_program_is_missing_says_so_of_the_container()
    {
        await using var cluster = await StartAsync();

        var task = await cluster.RunAsync(Container("batch", "true", ("entryPoint", new JsonArray("/nowhere/program"))));

        Assert.Equal(("TaskFailedToStart", "Task failed to start"), ((string?)task["stopCode"], (string?)task["stoppedReason"]));
        Assert.StartsWith("CannotStartContainerError: ", (string?)task["containers"]![0]!["reason"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task leaves_no_process_behind_when_its_endpoint_ends()
    {
        await using var cluster = await StartAsync();
        var arn = await cluster.StartTaskAsync(Container("batch", "echo $$; exec sleep 300"));
        var pid = int.Parse(await cluster.WhenLoggedAsync(arn, "batch", ""), System.Globalization.CultureInfo.InvariantCulture);
        var process = OpsBuild.Local.Platform.ProcessIdentity.Of(pid)!;

        await cluster.Endpoint.RestartAsync(TestContext.Current.CancellationToken);

        Assert.False(process.IsAlive);
    }

    private static async Task PutAsync(EcsCluster cluster, string name, string value)
    {
        var (status, body) = await cluster.Endpoint.CallAsync("ssm", "AmazonSSM.PutParameter",
            new JsonObject { ["Name"] = name, ["Value"] = value, ["Type"] = "SecureString", ["Overwrite"] = true }, TestContext.Current.CancellationToken);
        Assert.True(status == 200, body.ToJsonString());
    }
}
