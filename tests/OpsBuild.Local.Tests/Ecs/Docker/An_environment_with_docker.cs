using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Runtime.Docker;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Local.Tests.Ecs.Docker;

public sealed class An_environment_with_docker(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task removes_what_a_killed_endpoint_left_and_leaves_nothing_itself()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var own = new OwnEnvironment(fixture);
        var options = own.Options with { WithDatabase = false, Runtime = LocalRuntime.Docker };
        await using var local = await own.OpenAsync(options);
        var label = $"{TaskLabels.State}={local.StateFolder}";
        await StartAsync(local, engine);
        var first = await RunningAsync(engine, label);

        var endpoint = EndpointRecord.Read(new EndpointFiles(local.StateFolder).Process)!.Process;
        endpoint.Kill();
        await endpoint.HasEndedAsync(TimeSpan.FromSeconds(30), Cancellation);
        var survived = await engine.LabelledAsync(label, Cancellation);
        await using var again = await own.OpenAsync(options);
        var afterOpening = await engine.LabelledAsync(label, Cancellation);
        await StartAsync(again, engine);
        await RunningAsync(engine, label);
        await own.ResetAsync(options);

        Assert.Equal(first, survived.Count);
        Assert.Empty(afterOpening);
        Assert.Contains("1 task(s) of the local ECS still run in Docker and end now", own.Logged(), StringComparison.Ordinal);
        Assert.Empty(await engine.LabelledAsync(label, Cancellation));
    }

    [Fact]
    public async Task replaces_the_endpoint_when_another_runtime_is_chosen()
    {
        using var engine = await TestEngine.ConnectAsync(Cancellation);
        await using var own = new OwnEnvironment(fixture);
        var options = own.Options with { WithDatabase = false };
        await using var processes = await own.OpenAsync(options);
        var first = EndpointRecord.Read(new EndpointFiles(processes.StateFolder).Process)!.Process;

        await using var docker = await own.OpenAsync(options with { Runtime = LocalRuntime.Docker });

        Assert.False(first.IsAlive);
        Assert.NotEqual(first, EndpointRecord.Read(new EndpointFiles(docker.StateFolder).Process)!.Process);
    }

    private static async Task StartAsync(LocalEnvironment local, TestEngine engine)
    {
        local.RegisterDockerImage(EcsCluster.Image, new DockerImage(await BusyboxImage.EnsureAsync(engine, Cancellation)));
        var aws = new AwsCli(local);
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json",
            EcsCluster.Definition(EcsCluster.Container("batch", "sleep 300")).ToJsonString());
        await aws.RunAsync("ecs", "run-task", "--task-definition", "job", "--launch-type", "FARGATE",
            "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1]}");
    }

    private static async Task<int> RunningAsync(TestEngine engine, string label)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            var found = await engine.LabelledAsync(label, deadline.Token);
            if (found.Any(each => each.State == "running" && each.Labels![TaskLabels.Container] == "batch"))
                return found.Count;
            await Task.Delay(20, deadline.Token);
        }
    }
}
