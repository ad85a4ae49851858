using System.Text.Json;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Tests.Ecspresso;

namespace OpsBuild.Ecs.Tests.Deployments;

public sealed class A_deployment_through_ecspresso : IDisposable
{
    private readonly DeploymentStage stage = new();
    private readonly ScriptedEcspresso scripted = new("2.8.7");

    public A_deployment_through_ecspresso()
    {
        stage.Ecs.IsAskedByTool = () => scripted.WasCalled("deploy");
        scripted.Answer("register", """echo '{"level":"INFO","msg":"Task definition is registered shop-app:7"}' >&2""");
        scripted.Answer("deploy", "exit 0");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        stage.Dispose();
        scripted.Dispose();
    }

    [Theory]
    [InlineData("2.4.6", "--no-wait", "echo '2026/01/14 09:30:00 web/shop Task definition is registered shop-app:7' >&2")]
    [InlineData("2.8.7", "--wait-until=deployed", """echo '{"level":"INFO","msg":"Task definition is registered shop-app:7"}' >&2""")]
    [InlineData("3.0.0", "--wait-until=deployed", """echo '{"level":"INFO","msg":"registered","task_definition":"arn:aws:ecs:eu-central-1:123456789012:task-definition/shop-app:7"}' >&2""")]
    public async Task deploys_the_revision_that_was_registered_whatever_the_version(string version, string waits, string register)
    {
        scripted.Answer("version", $"echo 'ecspresso v{version}'");
        scripted.Answer("register", register);

        var report = await DeployAsync();

        Assert.True(report.IsDeployed, report.What);
        Assert.Subset(scripted.Arguments("deploy").ToHashSet(), new HashSet<string> { "--revision=7", waits, "--no-color", "--timeout=120s" });
        Assert.DoesNotContain("--no-update-service", scripted.Arguments("deploy"));
        Assert.Empty(stage.Ecs.Updates);
        var config = JsonSerializer.Deserialize<Dictionary<string, string>>(scripted.FileGiven("ecspresso.json"))!;
        Assert.Equal(("shop", "web", "eu-central-1"), (config["cluster"], config["service"], config["region"]));
        Assert.Contains("arn:tg", scripted.FileGiven("service.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_a_failure_when_ECS_rolled_back_although_ecspresso_ends_well()
    {
        (stage.Ecs.States[^1], stage.Ecs.Breaker, stage.Ecs.AtEnd) = ("ROLLBACK_SUCCESSFUL", "TRIGGERED", (ScriptedService.Old, 1));

        var report = await DeployAsync();

        Assert.Equal(DeploymentOutcome.CircuitBroken, report.Outcome);
    }

    [Fact]
    public async Task is_a_success_when_ECS_proves_it_although_ecspresso_fails_and_that_is_said()
    {
        scripted.Answer("deploy", """echo '{"level":"ERROR","msg":"FAILED. failed to wait service stable"}' >&2; exit 1""");

        var report = await DeployAsync();

        Assert.True(report.IsDeployed, report.What);
        Assert.Contains(stage.Seen, each => each.StartsWith("ecspresso says otherwise", StringComparison.Ordinal) && each.Contains("failed to wait", StringComparison.Ordinal));
    }

    [Fact]
    public async Task that_ecspresso_cannot_begin_fails_with_its_words()
    {
        stage.Ecs.IsAskedByTool = () => false;
        scripted.Answer("deploy", """echo '{"level":"ERROR","msg":"FAILED. failed to update service tasks: AccessDeniedException"}' >&2; exit 1""");

        var report = await DeployAsync();

        Assert.Equal(DeploymentOutcome.NotStarted, report.Outcome);
        Assert.Contains("AccessDeniedException", report.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task that_ecspresso_cannot_register_deploys_nothing()
    {
        scripted.Answer("register", """echo '{"level":"ERROR","msg":"FAILED. no such role"}' >&2; exit 1""");

        var report = await DeployAsync();

        Assert.Equal(DeploymentOutcome.NotStarted, report.Outcome);
        Assert.Contains("no such role", report.What, StringComparison.Ordinal);
        Assert.False(scripted.WasCalled("deploy"));
    }

    [Fact]
    public async Task of_a_service_that_is_not_there_takes_the_newest_revision_and_one_task()
    {
        stage.Ecs.IsThere = false;
        stage.Ecs.IsAskedByTool = () => stage.Ecs.IsThere |= scripted.WasCalled("deploy");

        var report = await DeployAsync();

        Assert.True(report.IsDeployed, report.What);
        Assert.Subset(scripted.Arguments("deploy").ToHashSet(), new HashSet<string> { "--latest-task-definition", "--tasks=1" });
    }

    [Fact]
    public async Task of_a_registered_revision_leaves_the_services_other_settings()
    {
        stage.Request = stage.Request with { Definition = null, Revision = TaskRevision.TryParse(ScriptedService.New, out var revision) ? revision : null };

        var report = await DeployAsync();

        Assert.True(report.IsDeployed, report.What);
        Assert.False(scripted.WasCalled("register"));
        Assert.Subset(scripted.Arguments("deploy").ToHashSet(), new HashSet<string> { "--revision=7", "--no-update-service" });
    }

    private async Task<DeploymentReport> DeployAsync() =>
        await stage.DeployAsync(new EcspressoServiceDeployer(await scripted.FindAsync(Cancellation), stage.Services), Cancellation);
}
