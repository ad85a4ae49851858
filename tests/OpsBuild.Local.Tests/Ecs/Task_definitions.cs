using System.Text.Json.Nodes;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class Task_definitions
{
    [Fact]
    public async Task count_their_revisions_also_after_the_endpoint_was_started_anew()
    {
        await using var cluster = await StartAsync();
        await cluster.RegisterAsync(Container("batch", "true"));
        var second = await cluster.RegisterAsync(Container("batch", "true"));
        await cluster.CallAsync("DeregisterTaskDefinition", new JsonObject { ["taskDefinition"] = second });

        await cluster.Endpoint.RestartAsync(TestContext.Current.CancellationToken);
        var third = await cluster.RegisterAsync(Container("batch", "true"));
        var (_, listed) = await cluster.CallAsync("ListTaskDefinitions", new JsonObject { ["familyPrefix"] = "job", ["sort"] = "DESC" });

        Assert.EndsWith("task-definition/job:3", third, StringComparison.Ordinal);
        Assert.Equal(["job:3", "job:1"], listed["taskDefinitionArns"]!.AsArray().Select(arn => ((string)arn!).Split('/')[^1]));
    }

    [Theory]
    [InlineData(".25 vCPU", "0.5GB", "256", "512")]
    [InlineData("1 vcpu", "2 GB", "1024", "2048")]
    [InlineData("512", "1024", "512", "1024")]
    public async Task keep_their_size_in_units_however_it_is_written(string cpu, string memory, string expectedCpu, string expectedMemory)
    {
        await using var cluster = await StartAsync();
        var definition = Definition(Container("batch", "true"));
        (definition["cpu"], definition["memory"]) = (cpu, memory);

        var (status, body) = await cluster.CallAsync("RegisterTaskDefinition", definition);

        Assert.True(status == 200, body.ToJsonString());
        Assert.Equal((expectedCpu, expectedMemory), ((string?)body["taskDefinition"]!["cpu"], (string?)body["taskDefinition"]!["memory"]));
    }

    [Theory]
    [InlineData("""{"cpu":"300"}""", "ClientException", "Invalid 'cpu' setting for task.")]
    [InlineData("""{"memory":"300"}""", "ClientException", "No Fargate configuration exists for given values")]
    [InlineData("""{"family":"not a name"}""", "ClientException", "Family")]
    [InlineData("""{"cpu":256}""", "SerializationException", "'cpu' must be a string")]
    [InlineData("""{"containerDefinitions":[]}""", "ClientException", "1 to 10 container definitions")]
    [InlineData("""{"containerDefinitions":[{"name":"a","image":"i","cpu":"1"}]}""", "SerializationException", "containerDefinitions[0].cpu")]
    [InlineData("""{"containerDefinitions":[{"name":"a","image":"i","essential":false}]}""", "ClientException", "essential")]
    [InlineData("""{"containerDefinitions":[{"name":"a","image":"i"},{"name":"a","image":"i"}]}""", "ClientException", "duplicate")]
    [InlineData("""{"containerDefinitions":[{"name":"a","image":"i","healthCheck":{"command":["CMD-SHELL","x"],"retries":11}}]}""", "ClientException", "healthCheck")]
    [InlineData("""{"containerDefinitions":[{"name":"a","image":"i","dependsOn":[{"containerName":"b","condition":"SUCCESS"}]},{"name":"b","image":"i"}]}""", "ClientException", "cannot be an essential container")]
    [InlineData("""{"containerDefinitions":[{"name":"a","image":"i","dependsOn":[{"containerName":"b","condition":"START"}]},{"name":"b","image":"i","dependsOn":[{"containerName":"a","condition":"START"}]}]}""", "ClientException", "circle")]
    public async Task are_refused(string change, string code, string message)
    {
        await using var cluster = await StartAsync();
        var definition = Definition(Container("batch", "true"));
        foreach (var (member, value) in JsonNode.Parse(change)!.AsObject())
            definition[member] = value?.DeepClone();

        var (status, body) = await cluster.CallAsync("RegisterTaskDefinition", definition);

        Assert.Equal((400, code), (status, (string?)body["__type"]));
        Assert.Contains(message, (string?)body["message"], StringComparison.Ordinal);
    }
}
