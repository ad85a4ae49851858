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
        Assert.Equal(("STOPPED", "EssentialContainerExited", "Essential container in task exited", 7),
            ((string?)task["lastStatus"], (string?)task["stopCode"], (string?)task["stoppedReason"], (int?)task["containers"]![0]!["exitCode"]));
        var lines = await cluster.LinesAsync((string)task["taskArn"]!, "batch");
        Assert.Equal([.. Enumerable.Range(1, 2000).Select(each => $"{each}")], lines.Where(line => line.All(char.IsAsciiDigit)));
        Assert.Contains("last without end", lines);
        Assert.Empty(await engine.ContainersAsync((string)task["taskArn"]!, Cancellation));
    }
}
