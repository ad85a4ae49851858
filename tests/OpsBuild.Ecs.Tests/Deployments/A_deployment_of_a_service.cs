using System.Net;
using Amazon.ECS.Model;
using Amazon.Runtime;
using OpsBuild.Ecs.Deployments;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Ecs.Tests.Deployments;

public sealed class A_deployment_of_a_service : IDisposable
{
    private readonly DeploymentStage stage = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => stage.Dispose();

    [Fact]
    public async Task is_a_success_when_ECS_says_so_and_the_service_is_on_the_new_revision()
    {
        var report = await stage.DeployAsync(Cancellation);

        Assert.Equal(("deployed", "shop-app:7", "shop-app:6", "shop-app:7"), (report.Outcome.Code, $"{report.Revision}", $"{report.Before}", $"{report.Now}"));
        Assert.Equal(["registered shop-app:7", "(service web) has started 1 tasks.", "started ours", "IN_PROGRESS", "SUCCESSFUL"], stage.Seen);
        var update = Assert.Single(stage.Ecs.Updates);
        Assert.Equal(("shop-app:7", 60, "arn:tg", null), (update.TaskDefinition, update.HealthCheckGracePeriodSeconds, update.LoadBalancers[0].TargetGroupArn, update.DesiredCount));
        Assert.True(update.DeploymentConfiguration.DeploymentCircuitBreaker.Rollback);
        Assert.Empty(report.StoppedTasks);
    }

    /// <summary>What ECS may say of it, and what each comes to. No state but one is a success.</summary>
    public static TheoryData<string, string, string> Ends => new()
    {
        { "ROLLBACK_SUCCESSFUL", "TRIGGERED", "circuit_broken" },
        { "ROLLBACK_SUCCESSFUL", "MONITORING", "rolled_back" },
        { "ROLLBACK_FAILED", "TRIGGERED", "rollback_failed" },
        { "STOPPED", "TRIGGERED", "circuit_broken" },
        { "STOPPED", "MONITORING", "deployment_stopped" },
        { "A_STATUS_OF_TOMORROW", "MONITORING", "deployment_status_unknown" },
    };

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task fails_by_a_name_however_else_it_ends(string state, string breaker, string expected)
    {
        (stage.Ecs.States[^1], stage.Ecs.Breaker, stage.Ecs.AtEnd) = (state, breaker, (ScriptedService.Old, 1));

        var report = await stage.DeployAsync(Cancellation);

        Assert.Equal(expected, report.Outcome.Code);
        Assert.NotEqual(0, report.Outcome.ExitCode);
        Assert.Contains($"{state}: as ECS words it", report.What, StringComparison.Ordinal);
        Assert.Equal("shop-app:6", $"{report.Now}");
        Assert.Equal(["(service web) has started 1 tasks."], report.Events.Select(each => each.Message));
    }

    [Fact]
    public async Task that_fails_says_why_its_own_tasks_stopped()
    {
        (stage.Ecs.States[^1], stage.Ecs.Breaker) = ("ROLLBACK_SUCCESSFUL", "TRIGGERED");

        var report = await stage.DeployAsync(Cancellation);

        Assert.Equal("task 1: EssentialContainerExited: Essential container in task exited; app exit code 139 (it crashed)", $"{Assert.Single(report.StoppedTasks)}");
        Assert.Equal("aws ecs describe-services --cluster shop --services web --region eu-central-1", report.NextCommand);
    }

    [Fact]
    public async Task that_is_replaced_by_another_one_is_no_success()
    {
        (stage.Ecs.States[^1], stage.Ecs.IsReplaced) = ("STOPPED", true);

        Assert.Equal(DeploymentOutcome.Superseded, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task that_succeeded_and_was_replaced_meanwhile_is_no_success()
    {
        stage.Ecs.IsReplaced = true;

        Assert.Equal(DeploymentOutcome.Superseded, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Theory]
    [InlineData(ScriptedService.Old, 1)]
    [InlineData(ScriptedService.New, 0)]
    public async Task whose_success_the_service_contradicts_is_not_believed(string definition, int running)
    {
        stage.Ecs.AtEnd = (definition, running);

        Assert.Equal(DeploymentOutcome.Contradicted, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task of_a_service_without_tasks_proves_nothing()
    {
        (stage.Ecs.Desired, stage.Ecs.AtEnd) = (0, (ScriptedService.New, 0));

        Assert.Equal(DeploymentOutcome.NothingRuns, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task that_does_not_end_is_given_up_and_goes_on()
    {
        stage.Ecs.States.RemoveAt(1);

        var report = await stage.DeployAsync(Cancellation);

        Assert.Equal((DeploymentOutcome.TimedOut, ScriptedService.Ours), (report.Outcome, report.DeploymentArn));
        Assert.Contains("IN_PROGRESS", report.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_is_interrupted_says_that_it_goes_on()
    {
        stage.Ecs.States.RemoveAt(1);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        interrupt.CancelAfter(TimeSpan.FromMilliseconds(50));
        stage.Request = stage.Request with { Timeout = TimeSpan.FromHours(20) };

        var report = await new SdkServiceDeployer(stage.Services).DeployAsync(stage.Request, stage, interrupt.Token);

        Assert.Equal(DeploymentOutcome.Interrupted, report.Outcome);
        Assert.Contains("goes on", report.Outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_ECS_refuses_changes_nothing()
    {
        stage.Ecs.OnUpdate = () => new AccessDeniedException("not authorized to perform: ecs:UpdateService", ErrorType.Sender, "AccessDeniedException", "1", HttpStatusCode.BadRequest);

        var report = await stage.DeployAsync(Cancellation);

        Assert.Equal((DeploymentOutcome.NotStarted, "shop-app:6"), (report.Outcome, $"{report.Now}"));
        Assert.Equal("UpdateService: AccessDeniedException: not authorized to perform: ecs:UpdateService", report.What);
    }

    [Fact]
    public async Task that_nobody_lists_is_not_taken_for_one()
    {
        stage.Ecs.States.Clear();

        Assert.Equal(DeploymentOutcome.Unseen, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task that_may_not_be_described_proves_nothing()
    {
        stage.Ecs.OnDescribe = () => stage.Ecs.IsAsked ? new AccessDeniedException("no", ErrorType.Sender, "AccessDeniedException", "1", HttpStatusCode.BadRequest) : null;

        Assert.Equal(DeploymentOutcome.Undescribed, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task of_a_service_that_is_deleted_meanwhile_fails()
    {
        stage.Ecs.VanishesWhenAsked = true;

        Assert.Equal(DeploymentOutcome.ServiceGone, (await stage.DeployAsync(Cancellation)).Outcome);
    }

    [Fact]
    public async Task of_a_service_that_CodeDeploy_deploys_is_refused()
    {
        stage.Ecs.Controller = "CODE_DEPLOY";

        var report = await stage.DeployAsync(Cancellation);

        Assert.Equal(DeploymentOutcome.NotStarted, report.Outcome);
        Assert.Empty(stage.Ecs.Registrations);
    }

    [Fact]
    public async Task makes_a_service_that_is_not_there_with_one_task()
    {
        stage.Ecs.IsThere = false;

        var report = await stage.DeployAsync(Cancellation);

        Assert.True(report.IsDeployed, report.What);
        var made = Assert.Single(stage.Ecs.Creations);
        Assert.Equal(("web", 1, "shop-app:7"), (made.ServiceName, made.DesiredCount, made.TaskDefinition));
    }

    [Fact]
    public async Task of_a_revision_registers_nothing_and_leaves_the_other_settings()
    {
        stage.Request = stage.Request with { Definition = null, Revision = TaskRevision.TryParse(ScriptedService.New, out var revision) ? revision : null };

        var report = await stage.DeployAsync(Cancellation);

        Assert.True(report.IsDeployed, report.What);
        Assert.Empty(stage.Ecs.Registrations);
        Assert.Equal(("shop-app:7", null), (stage.Ecs.Updates[0].TaskDefinition, stage.Ecs.Updates[0].LoadBalancers));
    }
}
