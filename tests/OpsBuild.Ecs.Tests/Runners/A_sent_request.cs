using System.Text.Json;
using OpsBuild.Ecs.Rules;
using OpsBuild.Ecs.Verdicts;
using static OpsBuild.Ecs.Tests.Runners.ScriptedEcs;

namespace OpsBuild.Ecs.Tests.Runners;

public sealed class A_sent_request : IDisposable
{
    private readonly Stage stage = new();

    public void Dispose() => stage.Dispose();

    [Fact]
    public async System.Threading.Tasks.Task breaks_no_rule_of_RunTask_whatever_the_runs_id_and_commit_hold()
    {
        Assert.True(RunId.TryParse($"run,=~!{new string('x', 100)}", out var runId));
        stage.Request = stage.Request with { RunId = runId, Commit = new string('c', 300), Digest = "sha256:2,a=b" };
        stage.Ecs.Then(Ended(0));

        await stage.RunAsync(TestContext.Current.CancellationToken);

        var sent = Assert.Single(stage.Ecs.Runs);
        var network = sent.NetworkConfiguration.AwsvpcConfiguration;
        var json = JsonSerializer.Serialize(new
        {
            count = sent.Count,
            clientToken = sent.ClientToken,
            startedBy = sent.StartedBy,
            launchType = sent.LaunchType.Value,
            tags = sent.Tags.Select(tag => new { key = tag.Key, value = tag.Value }),
            networkConfiguration = new { awsvpcConfiguration = new { subnets = network.Subnets, securityGroups = network.SecurityGroups } },
        });
        Assert.Empty(DefinitionLint.CheckRunRequest("run.json", json));
    }
}
