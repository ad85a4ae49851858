using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Runners.ScriptedEcs;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Tests.Runners;

public sealed class A_run_through_the_SDK : IDisposable
{
    private readonly Stage stage = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => stage.Dispose();

    [Fact]
    public async Task succeeds_with_all_proofs_and_shows_states_and_lines_on_the_way()
    {
        stage.Logs.Batch.AddRange(["connected", "applying", "applied", Stage.Good]);
        stage.Ecs.Then(Task("PROVISIONING"), Task("RUNNING"), Task("RUNNING"), Ended(0));

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Equal(TaskArn, outcome.TaskArn);
        Assert.EndsWith("shop-migrate:7", outcome.DefinitionArn, StringComparison.Ordinal);
        Assert.Equal(["PROVISIONING", "RUNNING", "STOPPED"], stage.Seen.States);
        Assert.Equal(["connected", "applying", "applied", Stage.Good], stage.Seen.Lines);
    }

    [Fact]
    public async Task asks_for_just_what_the_definitions_say_and_for_its_own_run_id()
    {
        stage.Logs.Batch.Add(Stage.Good);
        stage.Ecs.Then(Ended(0));
        stage.Request = stage.Request with { Environment = new Dictionary<string, string> { ["MIGRATION_BASE_VERSION"] = "20260114093000" } };

        await stage.RunAsync(Cancellation);

        var registered = Assert.Single(stage.Ecs.Registrations);
        Assert.Equal(("shop-migrate", "awsvpc", "512"), (registered.Family, registered.NetworkMode.Value, registered.Cpu));
        Assert.Equal(("HEALTHY", "migrate"), (registered.ContainerDefinitions[1].DependsOn[0].Condition.Value, registered.ContainerDefinitions[1].LogConfiguration.Options["awslogs-stream-prefix"]));
        var run = Assert.Single(stage.Ecs.Runs);
        Assert.Equal(("shop", "FARGATE", "1.4.0", 1), (run.Cluster, run.LaunchType.Value, run.PlatformVersion, run.Count));
        Assert.Equal(["subnet-1"], run.NetworkConfiguration.AwsvpcConfiguration.Subnets);
        Assert.Equal(
            ["MIGRATION_BASE_VERSION=20260114093000", "RUN_ID=run-1"],
            Assert.Single(run.Overrides.ContainerOverrides).Environment.Select(variable => $"{variable.Name}={variable.Value}"));
        Assert.Equal(
            ["opsbuild:commit=0123abc", "opsbuild:digest=sha256:2", "opsbuild:operation=apply_db_migration", "opsbuild:run-id=run-1"],
            run.Tags.Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));
        Assert.Matches("^[0-9a-f]{64}$", run.ClientToken);
    }

    [Fact]
    public async Task registers_the_same_definition_once()
    {
        stage.Logs.Batch.Add(Stage.Good);
        stage.Ecs.Then(Ended(0));
        var runner = new SdkTaskRunner(stage.Services);

        await stage.RunAsync(runner, Cancellation);
        await stage.RunAsync(runner, Cancellation);
        stage.Request = stage.Request with { Definition = Stage.Definition.Replace("\"512\"", "\"256\"", StringComparison.Ordinal) };
        await stage.RunAsync(runner, Cancellation);

        Assert.Equal(["512", "256"], stage.Ecs.Registrations.Select(registration => registration.Cpu));
        Assert.Equal(3, stage.Ecs.Runs.Count);
    }

    [Fact]
    public async Task finds_a_result_line_that_CloudWatch_shows_only_after_the_end()
    {
        stage.Logs.Batch.Add("connected");
        var reads = 0;
        stage.Logs.Asked = request =>
        {
            if (request.NextToken is null && ++reads == 4)
                stage.Logs.Batch.Add(Stage.Good);
        };
        stage.Ecs.Then(Task("RUNNING"), Ended(0));

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Equal(["connected", Stage.Good], stage.Seen.Lines);
    }

    [Fact]
    public async Task reads_a_log_twice_that_could_be_read_only_after_a_long_while()
    {
        stage.Logs.Batch.Add(Stage.Good);
        var reads = 0;
        stage.Logs.Asked = request =>
        {
            if (request.NextToken is not null)
                return;
            reads++;
            stage.Logs.Failure = reads == 1 ? new AmazonServiceException("Rate exceeded", null, ErrorType.Sender, "ThrottlingException", "1", System.Net.HttpStatusCode.BadRequest) : null;
            if (reads == 2)
                stage.Time.Advance(TimeSpan.FromSeconds(20));
        };
        stage.Ecs.Then(Ended(0));

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
    }

    [Fact]
    public async Task shows_a_line_that_came_late_but_is_dated_earlier_and_no_line_twice()
    {
        stage.Logs.Batch.AddRange(["one", "one", Stage.Good]);
        stage.Ecs.Then(Task("RUNNING"), Task("RUNNING"), Ended(0));
        var looks = 0;
        stage.Logs.Asked = request =>
        {
            if (request.NextToken is null && ++looks == 2)
                stage.Logs.Batch.Insert(0, "zero");
        };

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Contains("zero", stage.Seen.Lines);
        Assert.Equal(["zero", "one", "one", Stage.Good], outcome.Logs["batch"].Lines);
    }

    [Fact]
    public async Task puts_up_with_a_task_that_ECS_does_not_know_yet()
    {
        stage.Logs.Batch.Add(Stage.Good);
        stage.Ecs.Then(() => null, () => null, () => Ended(0));

        Assert.IsType<TaskVerdict.Succeeded>((await stage.RunAsync(Cancellation)).Verdict);
    }

    [Fact]
    public async Task puts_up_with_a_passing_error_of_describing()
    {
        stage.Logs.Batch.Add(Stage.Good);
        stage.Ecs.Then(
            () => Task("RUNNING"),
            () => throw new AmazonServiceException("Rate exceeded", null, ErrorType.Sender, "ThrottlingException", "1", System.Net.HttpStatusCode.BadRequest),
            () => throw new HttpRequestException("connection reset"),
            () => Ended(0));

        Assert.IsType<TaskVerdict.Succeeded>((await stage.RunAsync(Cancellation)).Verdict);
    }

    public static TheoryData<string, Action<ScriptedEcs>> Endings => new()
    {
        { "batch_failed", ecs => ecs.Then(Ended(24)) },
        { "exit_code_missing", ecs => ecs.Then(Ended(null)) },
        { "result_line_contradicts_exit_code", ecs => ecs.Then(Ended(0)) },
        { "stopped_by_user", ecs => ecs.Then(Ended(0, "UserInitiated", "Task stopped by user")) },
        { "spot_interrupted", ecs => ecs.Then(Ended(0, "SpotInterruption", "Your Spot Task was interrupted.")) },
        { "image_not_found", ecs => ecs.Then(Ended(null, "TaskFailedToStart", "CannotPullContainerError: failed to resolve ref x: not found")) },
        { "task_vanished", ecs => ecs.Then(() => null) },
        { "task_not_described", ecs => ecs.Then(() => throw Error("AccessDeniedException")) },
        { "still_running_after_timeout", ecs => ecs.Then(Task("RUNNING")) },
        { "no_capacity", ecs => ecs.Run = _ => new RunTaskResponse { Failures = [new Failure { Reason = "RESOURCE:MEMORY" }] } },
        { "start_refused", ecs => ecs.Run = _ => new RunTaskResponse() },
        { "cluster_not_found", ecs => ecs.Run = _ => throw Error("ClusterNotFoundException") },
        { "request_conflict", ecs => ecs.Run = _ => throw Error("ConflictException") },
        { "access_denied", ecs => ecs.Register = () => throw Error("AccessDeniedException") },
        { "aws_unreachable", ecs => ecs.Register = () => throw new HttpRequestException("no route to host") },
        { "aws_unreachable", ecs => ecs.Run = _ => throw new HttpRequestException("no route to host") },
        { "aws_unreachable", ecs => ecs.Register = () => throw new ProcessAWSCredentialException("the credential_process ended with 1") },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task ends_in_a_named_outcome(string code, Action<ScriptedEcs> script)
    {
        stage.Logs.Batch.Add(Stage.Line("migration_failed", 24));
        script(stage.Ecs);

        var outcome = await stage.RunAsync(Cancellation);

        Assert.Equal(code, outcome.Verdict.Outcome.Code);
    }

    [Fact]
    public async Task that_printed_nothing_has_no_result_line()
    {
        stage.Ecs.Then(Ended(0));

        Assert.Equal("result_line_missing", (await stage.RunAsync(Cancellation)).Verdict.Outcome.Code);
    }

    [Fact]
    public async Task whose_log_may_not_be_read_proves_nothing()
    {
        stage.Logs.Failure = new AmazonServiceException("not allowed", null, ErrorType.Sender, "AccessDeniedException", "1", System.Net.HttpStatusCode.BadRequest);
        stage.Ecs.Then(Task("RUNNING"), Task("RUNNING"), Ended(0));

        var outcome = await stage.RunAsync(Cancellation);

        Assert.Equal("log_not_drained", outcome.Verdict.Outcome.Code);
        Assert.Single(stage.Seen.Events, told => told.StartsWith("note The log of batch cannot be followed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task follows_a_task_that_was_started_although_RunTask_got_no_answer()
    {
        var lost = Task("RUNNING");
        lost.Tags = [new Tag { Key = "opsbuild:run-id", Value = "run-1" }, new Tag { Key = "opsbuild:operation", Value = "apply_db_migration" }];
        stage.Ecs.Listed.Add(lost);
        stage.Ecs.Run = _ => throw new HttpRequestException("connection reset");
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
    }

    [Fact]
    public async Task follows_a_task_that_ListTasks_shows_only_at_a_later_look()
    {
        var lost = Task("RUNNING");
        lost.Tags = [new Tag { Key = "opsbuild:run-id", Value = "run-1" }, new Tag { Key = "opsbuild:operation", Value = "apply_db_migration" }];
        var looks = 0;
        stage.Ecs.Asked = request =>
        {
            if (request.DesiredStatus == DesiredStatus.RUNNING && ++looks == 3)
                stage.Ecs.Listed.Add(lost);
        };
        stage.Ecs.Run = _ => throw new HttpRequestException("connection reset");
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Contains($"started {TaskArn}", stage.Seen.Events);
    }

    [Fact]
    public async Task finds_the_newest_task_of_its_run_on_whichever_page_it_is()
    {
        List<Tag> tags = [new Tag { Key = "opsbuild:run-id", Value = "run-1" }, new Tag { Key = "opsbuild:operation", Value = "apply_db_migration" }];
        var older = Task("STOPPED");
        (older.TaskArn, older.Tags, older.CreatedAt) = (TaskArn + "x", tags, DateTime.UnixEpoch);
        var newer = Task("STOPPED");
        (newer.Tags, newer.CreatedAt) = (tags, DateTime.UnixEpoch.AddMinutes(1));
        stage.Ecs.Listed.AddRange([older, newer]);
        stage.Ecs.PageSize = 1;
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);
        stage.Request = stage.Request with { Reattach = true };

        await stage.RunAsync(Cancellation);

        Assert.Contains($"reattached {TaskArn}", stage.Seen.Events);
    }

    [Fact]
    public async Task gives_each_containers_log_its_own_time()
    {
        stage.Request = stage.Request with { Definition = LoggingShadow };
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);
        stage.Logs.IsSilent = stream => !stream.Contains("/batch/", StringComparison.Ordinal);

        var outcome = await stage.RunAsync(Cancellation);

        Assert.Equal([Stage.Good], outcome.Logs["batch"].Lines);
        Assert.Contains("AWS did not answer in time", outcome.Logs["shadow"].NotDrained, StringComparison.Ordinal);
    }

    [Fact]
    public async Task whose_service_has_volumes_to_configure_is_refused_and_not_run_without_them()
    {
        stage.Request = stage.Request with { ServiceDefinition = """{ "volumeConfigurations": [{ "name": "work", "managedEBSVolume": { "roleArn": "arn:aws:iam::1:role/ebs" } }] }""" };

        var refused = await Assert.ThrowsAsync<TaskRequestException>(() => stage.RunAsync(Cancellation));

        Assert.Contains("volumeConfigurations", refused.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Ecs.Registrations);
    }

    [Theory]
    [InlineData("RUNNING")]
    [InlineData("STOPPED")]
    public async Task finds_the_task_that_its_run_already_has(string state)
    {
        var other = Task(state);
        other.TaskArn += "x";
        other.Tags = [new Tag { Key = "opsbuild:run-id", Value = "run-2" }, new Tag { Key = "opsbuild:operation", Value = "apply_db_migration" }];
        var own = Task(state);
        own.Tags = [new Tag { Key = "opsbuild:run-id", Value = "run-1" }, new Tag { Key = "opsbuild:operation", Value = "apply_db_migration" }];
        stage.Ecs.Listed.AddRange([other, own]);
        stage.Ecs.Then(Ended(0));
        stage.Logs.Batch.Add(Stage.Good);
        stage.Request = stage.Request with { Reattach = true };

        var outcome = await stage.RunAsync(Cancellation);

        Assert.IsType<TaskVerdict.Succeeded>(outcome.Verdict);
        Assert.Contains($"reattached {TaskArn}", stage.Seen.Events);
        Assert.Empty(stage.Ecs.Registrations);
        Assert.Empty(stage.Ecs.Runs);
    }

    private static string LoggingShadow => Stage.Definition.Replace(
        "\"essential\": false",
        """
        "essential": false,
        "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/shop", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "migrate" } }
        """,
        StringComparison.Ordinal);

    private static AmazonECSException Error(string code) => new("refused") { ErrorCode = code, StatusCode = System.Net.HttpStatusCode.BadRequest };
}
