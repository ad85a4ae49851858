using Microsoft.Extensions.Time.Testing;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class A_client_token
{
    /// <summary>So a run id may be used again after a day, and then starts a task again.</summary>
    [Fact]
    public void is_remembered_for_a_day_and_for_its_own_cluster()
    {
        using var folder = new TemporaryDirectory();
        var time = new FakeTimeProvider();
        var state = new EcsState(new AwsAccount(), new TaskDefinitionStore(folder["definitions.json"]), new FaultPlan(), time);
        var (shop, other) = (state.AddCluster("shop"), state.AddCluster("other"));
        var use = new RunToken("the same request", []);

        state.Remember(shop, "token", use);
        time.Advance(TimeSpan.FromHours(23.9));
        var (afterHours, elsewhere) = (state.TokenOf(shop, "token"), state.TokenOf(other, "token"));
        time.Advance(TimeSpan.FromHours(0.2));

        Assert.Equal((use, null, null), (afterHours, elsewhere, state.TokenOf(shop, "token")));
    }
}
