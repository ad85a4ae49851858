using System.Text.Json;
using OpsBuild.Ecs.TerraformStates;
using OpsBuild.Local;
using OpsBuild.Testing;
using Serilog.Core;

namespace OpsBuild.Pipeline.Tests.Local;

public sealed class The_local_state(PostgresFixture fixture)
{
    [Fact]
    public async Task names_a_target_group_that_there_is_before_any_deployment()
    {
        await using var machine = new OwnMachine(fixture);
        await using var environment = await OwnMachine.OpenAsync(machine.Settings);
        await using var local = await LocalEnvironment.OpenAsync(machine.Options, Logger.None, TestContext.Current.CancellationToken);

        var named = Assert.IsType<StateLookup.Found>(environment.State.Lookup("aws_lb_target_group.app.arn")).Text;

        // What the endpoint answers DescribeTargetGroups from, which ecspresso verify calls.
        using var there = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(local.StateFolder, "aws", "target-groups.json"), TestContext.Current.CancellationToken));
        var group = Assert.Single(there.RootElement.EnumerateArray());
        Assert.Equal((named, 8080), (group.GetProperty("Arn").GetString(), group.GetProperty("Port").GetInt32()));
    }
}
