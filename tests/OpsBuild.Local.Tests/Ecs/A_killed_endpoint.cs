using System.Globalization;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_killed_endpoint(PostgresFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task leaves_tasks_that_the_next_one_ends()
    {
        await using var own = new OwnEnvironment(fixture);
        var options = own.Options with { WithDatabase = false };
        await using var local = await own.OpenAsync(options);
        var task = await RunLongTaskAsync(local);

        var endpoint = EndpointRecord.Read(new EndpointFiles(local.StateFolder).Process)!.Process;
        endpoint.Kill();
        await endpoint.HasEndedAsync(TimeSpan.FromSeconds(30), Cancellation);
        var survivedTheKill = task.IsAlive;
        await using var again = await own.OpenAsync(options);

        Assert.True(survivedTheKill);
        Assert.True(await task.HasEndedAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task is_said_to_take_the_tasks_that_still_run_with_it()
    {
        await using var own = new OwnEnvironment(fixture);
        var options = own.Options with { WithDatabase = false };
        await using var local = await own.OpenAsync(options);
        var task = await RunLongTaskAsync(local);

        // Other settings are another endpoint.
        await using var again = await own.OpenAsync(options with { TakesFaults = true });

        Assert.Contains("1 task(s) of the local ECS still run and end with its endpoint", own.Logged(), StringComparison.Ordinal);
        Assert.True(await task.HasEndedAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    private static async Task<ProcessIdentity> RunLongTaskAsync(LocalEnvironment local)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The task of this test is a shell script.");
        local.RegisterImage(EcsCluster.Image, new FolderImage("/bin/sh") { Arguments = ["-c"] });
        var aws = new AwsCli(local);
        using var folder = new TemporaryDirectory();
        await aws.RunAsync("ecs", "register-task-definition", "--cli-input-json",
            EcsCluster.Definition(EcsCluster.Container("batch", $"echo $$ > {folder["pid.new"]}; mv {folder["pid.new"]} {folder["pid"]}; exec sleep 300")).ToJsonString());
        await aws.RunAsync("ecs", "run-task", "--task-definition", "job", "--launch-type", "FARGATE",
            "--network-configuration", "awsvpcConfiguration={subnets=[subnet-1]}");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        while (!File.Exists(folder["pid"]))
            await Task.Delay(20, deadline.Token);
        return ProcessIdentity.Of(int.Parse(File.ReadAllText(folder["pid"]), CultureInfo.InvariantCulture))!;
    }
}
