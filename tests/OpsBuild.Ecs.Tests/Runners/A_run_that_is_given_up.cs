using Amazon.ECS;
using Amazon.ECS.Model;
using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Runners.ScriptedEcs;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Tests.Runners;

public sealed class A_run_that_is_given_up : IDisposable
{
    private readonly Stage stage = new();
    private readonly CancellationTokenSource interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        interrupt.Dispose();
        stage.Dispose();
    }

    [Fact]
    public async Task leaves_an_apply_running_at_its_timeout_and_says_how_to_come_back()
    {
        stage.Ecs.Then(Task("RUNNING"));
        stage.Logs.Batch.Add("applying");

        var outcome = await stage.RunAsync(interrupt.Token);

        var verdict = Assert.IsType<TaskVerdict.Unproven>(outcome.Verdict);
        Assert.Equal("still_running_after_timeout", verdict.Outcome.Code);
        Assert.Equal("./build.sh ApplyMigration --run-id run-1", verdict.NextCommand);
        Assert.Contains(TaskArn, verdict.What, StringComparison.Ordinal);
        Assert.Empty(stage.Ecs.Stops);
        Assert.Equal(["applying"], outcome.Logs["batch"].Lines);
    }

    [Fact]
    public async Task leaves_an_apply_running_when_it_is_interrupted()
    {
        stage.Ecs.Then(() => Task("RUNNING"), Interrupt);

        var outcome = await stage.RunAsync(interrupt.Token);

        Assert.Equal("still_running_after_interrupt", outcome.Verdict.Outcome.Code);
        Assert.Empty(stage.Ecs.Stops);
    }

    [Fact]
    public async Task stops_a_task_that_only_reads_at_its_timeout()
    {
        stage.Request = stage.Request with { IsReadOnly = true };
        stage.Ecs.Then(Task("RUNNING"));
        stage.Ecs.LooksAfterStop.AddRange([() => Task("STOPPING"), () => Ended(143, "UserInitiated", "opsbuild")]);

        var outcome = await stage.RunAsync(interrupt.Token);

        Assert.Equal("timed_out", outcome.Verdict.Outcome.Code);
        Assert.Equal(["RUNNING", "STOPPING", "STOPPED"], stage.Seen.States);
        var stop = Assert.Single(stage.Ecs.Stops);
        Assert.Equal(("shop", TaskArn), (stop.Cluster, stop.Task));
    }

    [Fact]
    public async Task stops_a_task_that_only_reads_when_it_is_interrupted()
    {
        stage.Request = stage.Request with { IsReadOnly = true };
        stage.Ecs.Then(() => Task("RUNNING"), Interrupt);
        stage.Ecs.LooksAfterStop.Add(() => Ended(143, "UserInitiated", "opsbuild"));

        Assert.Equal("interrupted", (await stage.RunAsync(interrupt.Token)).Verdict.Outcome.Code);
    }

    [Fact]
    public async Task reports_a_task_that_does_not_stop()
    {
        stage.Request = stage.Request with { IsReadOnly = true };
        stage.Ecs.Then(Task("RUNNING"));

        var verdict = Assert.IsType<TaskVerdict.Unproven>((await stage.RunAsync(interrupt.Token)).Verdict);

        Assert.Equal("stop_not_confirmed", verdict.Outcome.Code);
        Assert.Equal($"aws ecs stop-task --cluster shop --task {TaskArn} --region eu-central-1", verdict.NextCommand);
    }

    [Fact]
    public async Task reports_a_task_that_may_not_be_stopped()
    {
        stage.Request = stage.Request with { IsReadOnly = true };
        stage.Ecs.Then(Task("RUNNING"));
        stage.Ecs.Stop = () => throw new AmazonECSException("not allowed") { ErrorCode = "AccessDeniedException" };

        Assert.Equal("stop_not_confirmed", (await stage.RunAsync(interrupt.Token)).Verdict.Outcome.Code);
        Assert.Contains("note The task could not be stopped: AccessDeniedException: not allowed", stage.Seen.Events);
    }

    [Fact]
    public async Task stops_a_task_that_only_reads_when_it_can_no_longer_be_described()
    {
        stage.Request = stage.Request with { IsReadOnly = true };
        stage.Ecs.Then(() => throw new AmazonECSException("not allowed") { ErrorCode = "AccessDeniedException", StatusCode = System.Net.HttpStatusCode.BadRequest });

        Assert.Equal("task_not_described", (await stage.RunAsync(interrupt.Token)).Verdict.Outcome.Code);
        Assert.Single(stage.Ecs.Stops);
    }

    [Fact]
    public async Task before_its_task_was_asked_for_starts_none()
    {
        stage.Ecs.Register = () =>
        {
            interrupt.Cancel();
            return "shop-migrate:7";
        };

        Assert.Equal("not_started_in_time", (await stage.RunAsync(interrupt.Token)).Verdict.Outcome.Code);
        Assert.Empty(stage.Ecs.Runs);
    }

    [Fact]
    public async Task while_its_task_is_asked_for_still_learns_of_the_task()
    {
        stage.Ecs.Run = _ =>
        {
            interrupt.Cancel();
            return new RunTaskResponse { Tasks = [Task("PROVISIONING")] };
        };

        var outcome = await stage.RunAsync(interrupt.Token);

        Assert.Equal("still_running_after_interrupt", outcome.Verdict.Outcome.Code);
        Assert.Equal(TaskArn, outcome.TaskArn);
    }

    [Fact]
    public async Task counts_a_task_that_ended_before_the_stop_reached_it_by_its_own_end()
    {
        stage.Request = stage.Request with { IsReadOnly = true };
        stage.Ecs.Then(Task("RUNNING"));
        stage.Ecs.LooksAfterStop.Add(() => Ended(0));
        stage.Logs.Batch.Add(Stage.Good);

        Assert.IsType<TaskVerdict.Succeeded>((await stage.RunAsync(interrupt.Token)).Verdict);
    }

    private Amazon.ECS.Model.Task Interrupt()
    {
        interrupt.Cancel();
        return Task("RUNNING");
    }
}
