using System.Text.Json.Nodes;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Runtime.Tasks;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_health_check
{
    /// <summary>A program takes a moment to come up; Docker looks for the first time after an interval.</summary>
    [Theory]
    [InlineData(new[] { false }, true)]
    [InlineData(new[] { false, false }, false)]
    public async Task that_fails_at_the_very_start_is_no_failure(bool[] checks, bool expected)
    {
        var check = new HealthCheck(JsonNode.Parse("""{"command":["CMD","true"],"interval":1,"retries":1}""")!.AsObject());
        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var watch = HealthWatch.RunAsync(new ScriptedContainer { Checks = checks }, check, alwaysFails: false, isHealthy => told.TrySetResult(isHealthy), stop.Token);
        var first = await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await watch;

        Assert.Equal(expected, first);
    }
}
