using OpsBuild.Ecs.Runners;
using OpsBuild.Pipeline.Tests.Failures.Tables;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>The runner without ecspresso, AWS's own client libraries and the local ECS, put together.</summary>
[Collection(FailureClusterGroup.Name)]
public sealed class A_failure_scenario(FailureCluster cluster)
{
    public static IReadOnlyList<Scenario> Table { get; } = [.. Ends.All, .. Starts.All, .. Sidecars.All, .. Requests.All, .. Follows.All, .. Stops.All];

    public static TheoryData<string> Names => [.. Table.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ends_in_its_named_outcome_and_leaves_no_task_unsaid(string name)
    {
        var scenario = Table.Single(each => each.Name == name);

        var end = await cluster.RunAsync(scenario, Table, nameof(A_failure_scenario), run => Task.FromResult<ITaskRunner>(new SdkTaskRunner(run.Services)));

        ScenarioCheck.Check(scenario, end);
    }
}
