using System.Text.Json;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Tests.Ecspresso;
using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Runners.ScriptedEcs;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Tests.Runners;

public sealed class A_run_through_ecspresso : IDisposable
{
    private const string Text24 = "2026/01/14 09:30:00 shop/shop ";

    private readonly Stage stage = new();
    private readonly ScriptedEcspresso scripted = new("2.8.7");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stage.Dispose();
        scripted.Dispose();
    }

    public static TheoryData<string, string, string> Versions => new()
    {
        {
            "2.4.6",
            $"echo '{Text24}Task definition is registered shop-migrate:7' >&2",
            $"echo 'ecspresso version: v2.4.6' >&2; echo '{Text24}Watch container: batch' >&2; echo '{Text24}Task ARN: {TaskArn}' >&2; echo '{Text24}Run task completed!' >&2"
        },
        {
            "2.8.7",
            """echo '{"level":"INFO","msg":"Task definition is registered shop-migrate:7"}' >&2""",
            $$"""echo '{"level":"INFO","msg":"ecspresso version: v2.8.7"}' >&2; echo '{"level":"INFO","msg":"Task ARN: {{TaskArn}}"}' >&2; echo '{"level":"INFO","msg":"Run task completed!"}' >&2"""
        },
        {
            "3.0.0",
            """echo '{"level":"INFO","msg":"registered","task_definition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-migrate:7"}' >&2""",
            $$"""echo '{"level":"INFO","msg":"task started","task_arn":"{{TaskArn}}"}' >&2"""
        },
    };

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task succeeds_with_all_proofs_whatever_the_version_prints(string version, string register, string run)
    {
        scripted.Answer("version", $"echo 'ecspresso v{version}'");
        scripted.Answer("register", register);
        scripted.Answer("run", run);
        stage.Ecs.Then(Task("RUNNING"), Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        var outcome = await RunAsync();

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Equal(TaskArn, outcome.TaskArn);
        Assert.Contains("registered shop-migrate:7", stage.Seen.Events);
        Assert.Empty(stage.Ecs.Runs);
        Assert.Equal(version != "2.4.6", scripted.Arguments("run").Contains("--log-format=json"));
        Assert.Subset(scripted.Arguments("run").ToHashSet(), new HashSet<string>
        {
            "--watch-container=batch", "--revision=7", "--no-color", "--timeout=60s", $"--client-token={stage.Request.ClientToken}",
            "--tags=opsbuild:run-id=run-1,opsbuild:operation=apply_db_migration,opsbuild:commit=0123abc,opsbuild:digest=sha256:2",
            """--overrides={"containerOverrides":[{"name":"batch","environment":[{"name":"RUN_ID","value":"run-1"}]}]}""",
        });
    }

    [Fact]
    public async Task gives_ecspresso_what_was_rendered_and_nothing_to_render()
    {
        stage.Request = stage.Request with { Definition = Stage.Definition.Replace("\"db\"", "\"{{ must_env `X` }}\"", StringComparison.Ordinal) };
        Script(TaskArn);
        stage.Ecs.Then(Ended(0));

        await RunAsync();

        Assert.Contains("{{ `{{` }} must_env `X` }}", scripted.FileGiven("task.json"), StringComparison.Ordinal);
        var config = JsonSerializer.Deserialize<Dictionary<string, string>>(scripted.FileGiven("ecspresso.json"))!;
        Assert.Equal(("shop", "eu-central-1", "60s"), (config["cluster"], config["region"], config["timeout"]));
        Assert.False(config.ContainsKey("service"));
        Assert.Contains("subnet-1", scripted.FileGiven("service.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task registers_the_same_definition_once()
    {
        Script(TaskArn);
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);
        var runner = await RunnerAsync();

        await runner.RunAsync(stage.Request, stage.Seen, Cancellation);
        scripted.Answer("register", "echo 'must not be called again' >&2; exit 1");
        await runner.RunAsync(stage.Request, stage.Seen, Cancellation);

        Assert.Contains("reused shop-migrate:7", stage.Seen.Events);
    }

    [Fact]
    public async Task does_not_believe_that_the_run_completed()
    {
        Script(TaskArn, "echo 'Run task completed!' >&2; exit 0");
        stage.Ecs.Then(Ended(null));

        Assert.Equal("exit_code_missing", (await RunAsync()).Verdict.Outcome.Code);
    }

    [Fact]
    public async Task believes_the_proofs_where_ecspresso_fails_on_its_own_and_says_so()
    {
        Script(TaskArn, "echo '[ERROR] FAILED. failed to get log events' >&2; exit 1");
        stage.Ecs.Then(Task("RUNNING"), Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        var outcome = await RunAsync();

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Contains(stage.Seen.Events, told => told.StartsWith("note ecspresso ended with exit code 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task does_not_wait_for_an_ecspresso_that_outlives_its_task()
    {
        Script(TaskArn, "sleep 8; touch \"$SCRIPT_FOLDER/outlived.arguments\"");
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        Assert.IsType<TaskVerdict.Succeeded>((await RunAsync()).Verdict);

        Assert.False(scripted.WasCalled("outlived"));
    }

    [Theory]
    [InlineData("no_capacity", "echo 'FAILED. failed to run task: RESOURCE:MEMORY ' >&2; exit 1")]
    [InlineData("access_denied", "echo '{\"level\":\"ERROR\",\"msg\":\"FAILED. failed to run task: operation error ECS: RunTask, api error AccessDeniedException: no\"}' >&2; exit 1")]
    [InlineData("tool_failed", "echo 'FAILED. container: x not found' >&2; exit 1")]
    [InlineData("tool_crashed", "echo 'panic: runtime error: index out of range' >&2; echo 'goroutine 1 [running]:' >&2; exit 2")]
    [InlineData("missing_variable", "echo 'panic: error calling must_env: environment variable IMAGE is not defined' >&2; exit 2")]
    [InlineData("no_task_seen", "exit 0")]
    [InlineData("no_task_seen", "echo 'arn:aws:ecs:eu-central-1:123456789012:task/shop/11111111111111111111111111111111'")]
    public async Task without_a_task_ends_in_a_named_outcome(string code, string run)
    {
        Script(TaskArn);
        scripted.Answer("run", run);

        var outcome = await RunAsync();

        Assert.Equal(code, outcome.Verdict.Outcome.Code);
        Assert.Null(outcome.TaskArn);
    }

    [Fact]
    public async Task finds_a_task_that_the_tool_started_without_saying_so()
    {
        Script(TaskArn);
        scripted.Answer("run", "exit 1");
        var lost = Task("RUNNING");
        lost.Tags = [new() { Key = "opsbuild:run-id", Value = "run-1" }, new() { Key = "opsbuild:operation", Value = "apply_db_migration" }];
        stage.Ecs.Listed.Add(lost);
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        Assert.IsType<TaskVerdict.Succeeded>((await RunAsync()).Verdict);
        Assert.Contains($"started {TaskArn}", stage.Seen.Events);
    }

    [Fact]
    public async Task ends_its_ecspresso_where_who_watches_it_fails()
    {
        Script(TaskArn, "sleep 6; touch \"$SCRIPT_FOLDER/outlived.arguments\"");
        stage.Ecs.Then(Task("RUNNING"));
        stage.Logs.Batch.Add("applying");
        var runner = await RunnerAsync();

        var began = TimeProvider.System.GetTimestamp();
        await Assert.ThrowsAsync<IOException>(() => runner.RunAsync(stage.Request, new ClosedConsole(), Cancellation));

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        await Task.Delay(TimeSpan.FromSeconds(7), Cancellation);
        Assert.False(scripted.WasCalled("outlived"));
    }

    [Fact]
    public async Task registers_anew_after_a_start_that_failed()
    {
        Script(TaskArn);
        scripted.Answer("run", "echo 'FAILED. failed to run task: operation error ECS: RunTask, api error ClientException: TaskDefinition is inactive' >&2; exit 1");
        var runner = await RunnerAsync();

        await runner.RunAsync(stage.Request, stage.Seen, Cancellation);
        await runner.RunAsync(stage.Request, stage.Seen, Cancellation);

        Assert.Equal(2, stage.Seen.Events.Count(told => told == "registered shop-migrate:7"));
    }

    [Fact]
    public async Task names_a_refusal_that_came_after_its_time_out()
    {
        stage.Request = stage.Request with { Timeout = TimeSpan.FromSeconds(3) };
        Script(TaskArn);
        scripted.Answer("run", "sleep 3.5; echo 'FAILED. failed to run task: operation error ECS: RunTask, api error AccessDeniedException: no' >&2; exit 1");

        Assert.Equal("access_denied", (await RunAsync(TimeSpan.FromSeconds(10))).Verdict.Outcome.Code);
    }

    [Fact]
    public async Task that_cannot_register_starts_nothing()
    {
        scripted.Answer("register", "echo 'FAILED. api error ClientException: No Fargate configuration exists for given values.' >&2; exit 1");

        Assert.Equal("request_invalid", (await RunAsync()).Verdict.Outcome.Code);
        Assert.False(scripted.WasCalled("run"));
    }

    [Fact]
    public async Task stops_a_task_that_only_reads_at_its_timeout_although_ecspresso_would_not()
    {
        stage.Request = stage.Request with { IsReadOnly = true, Timeout = TimeSpan.FromSeconds(6) };
        Script(TaskArn, "sleep 60");
        stage.Ecs.Then(Task("RUNNING"));
        stage.Ecs.LooksAfterStop.Add(() => Ended(143, "UserInitiated", "opsbuild"));

        Assert.Equal("timed_out", (await RunAsync()).Verdict.Outcome.Code);
        Assert.Single(stage.Ecs.Stops);
    }

    [Fact]
    public async Task gives_up_on_a_tool_that_starts_nothing()
    {
        stage.Request = stage.Request with { Timeout = TimeSpan.FromSeconds(4) };
        Script(TaskArn);
        scripted.Answer("run", "sleep 60");

        Assert.Equal("not_started_in_time", (await RunAsync()).Verdict.Outcome.Code);
        Assert.True(scripted.WasCalled("run"));
    }

    private void Script(string taskArn, string after = "exit 0")
    {
        scripted.Answer("register", "echo 'Task definition is registered shop-migrate:7' >&2");
        scripted.Answer("run", $"echo 'Task ARN: {taskArn}' >&2; {after}");
    }

    private async Task<TaskRunOutcome> RunAsync(TimeSpan? callLimit = null) => await (await RunnerAsync(callLimit)).RunAsync(stage.Request, stage.Seen, Cancellation);

    /// <summary>On the real clock, since a real program takes real time; every wait of it is short.</summary>
    private async Task<EcspressoTaskRunner> RunnerAsync(TimeSpan? callLimit = null) => new(
        await scripted.FindAsync(Cancellation),
        new TaskRunnerServices(stage.Ecs, stage.Logs)
        {
            Times = new TaskRunnerTimes
            {
                Poll = TimeSpan.FromMilliseconds(20),
                LogSettle = TimeSpan.FromMilliseconds(20),
                LogLimit = TimeSpan.FromMilliseconds(500),
                CallLimit = callLimit ?? TimeSpan.FromSeconds(1),
                StopLimit = TimeSpan.FromSeconds(5),
            },
        });

    /// <summary>Where a line is to be printed, nobody reads any more.</summary>
    private sealed class ClosedConsole : ITaskObserver
    {
        public void Registered(string definition, bool reused) { }

        public void Started(string taskArn, bool reattached) { }

        public void StateChanged(string state) { }

        public void Printed(string container, string line) => throw new IOException("Broken pipe");

        public void Noted(string message) { }
    }
}
