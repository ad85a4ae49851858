using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;
using AWSSDK.Testing;
using Task = System.Threading.Tasks.Task;

namespace AWSSDK.ECS.Tests;

public sealed class Registering_a_task_definition
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The file has every member that the service model gives a definition; a member that is read or written under another name would be missed.</summary>
    [Fact]
    public async Task sends_every_member_as_it_was_read()
    {
        var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "TaskDefinition.json"), Cancellation);
        await using var server = await AwsServer.StartAsync("ecs", call => Answer.Json(call == 1 ? $$"""{"taskDefinition":{{file}}}""" : "{}"), Cancellation);
        using var client = Clients.Of(server);
        var read = (await client.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "family" }, Cancellation)).TaskDefinition;

        await client.RegisterTaskDefinitionAsync(
            new RegisterTaskDefinitionRequest
            {
                Family = read.Family,
                TaskRoleArn = read.TaskRoleArn,
                ExecutionRoleArn = read.ExecutionRoleArn,
                NetworkMode = read.NetworkMode,
                ContainerDefinitions = read.ContainerDefinitions,
                Volumes = read.Volumes,
                PlacementConstraints = read.PlacementConstraints,
                RequiresCompatibilities = read.RequiresCompatibilities,
                Cpu = read.Cpu,
                Memory = read.Memory,
                Tags = [new Tag { Key = "key-value", Value = "value-value" }],
                PidMode = read.PidMode,
                IpcMode = read.IpcMode,
                ProxyConfiguration = read.ProxyConfiguration,
                InferenceAccelerators = read.InferenceAccelerators,
                EphemeralStorage = read.EphemeralStorage,
                RuntimePlatform = read.RuntimePlatform,
                EnableFaultInjection = read.EnableFaultInjection,
            },
            Cancellation);

        var sent = JsonNode.Parse(server.Calls[1].Body.GetRawText());
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(file), sent), $"{sent}");
    }

    [Fact]
    public async Task leaves_out_what_is_not_set_and_keeps_what_is_empty()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.RegisterTaskDefinitionAsync(
            new RegisterTaskDefinitionRequest
            {
                Family = "migrate",
                ContainerDefinitions = [new ContainerDefinition { Name = "batch", Essential = false, Cpu = 0, Command = [] }],
            },
            Cancellation);

        Assert.Equal(
            """{"family":"migrate","containerDefinitions":[{"name":"batch","cpu":0,"essential":false,"command":[]}]}""",
            Assert.Single(server.Calls).Body.GetRawText());
    }

    [Fact]
    public async Task names_the_operation_and_signs_for_ecs()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest { Family = "migrate" }, Cancellation);

        var call = Assert.Single(server.Calls);
        Assert.Equal("AmazonEC2ContainerServiceV20141113.RegisterTaskDefinition", call.Target);
        Assert.Equal("application/x-amz-json-1.1", call.ContentType);
        Assert.Null(call.SignatureFailure);
    }

    [Fact]
    public async Task answers_with_the_revision()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""
            {"taskDefinition":{"taskDefinitionArn":"arn:aws:ecs:eu-west-1:1:task-definition/migrate:7","family":"migrate","revision":7,"status":"ACTIVE",
             "registeredAt":1763880000.25,"registeredBy":"arn:aws:iam::1:role/ci","compatibilities":["EC2","FARGATE"],
             "requiresAttributes":[{"name":"com.amazonaws.ecs.capability.secrets.asm.environment-variables"}]},
             "tags":[{"key":"commit","value":"52634c6"}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.RegisterTaskDefinitionAsync(new RegisterTaskDefinitionRequest { Family = "migrate" }, Cancellation);

        Assert.Equal("arn:aws:ecs:eu-west-1:1:task-definition/migrate:7", answer.TaskDefinition.TaskDefinitionArn);
        Assert.Equal(7, answer.TaskDefinition.Revision);
        Assert.Same(TaskDefinitionStatus.ACTIVE, answer.TaskDefinition.Status);
        Assert.Equal(new DateTime(2025, 11, 23, 6, 40, 0, 250, DateTimeKind.Utc), answer.TaskDefinition.RegisteredAt);
        Assert.Equal(["EC2", "FARGATE"], answer.TaskDefinition.Compatibilities);
        Assert.Null(answer.TaskDefinition.ContainerDefinitions);
        Assert.Equal("52634c6", Assert.Single(answer.Tags).Value);
    }

    [Fact]
    public async Task can_be_listed_newest_first()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""{"taskDefinitionArns":["b:2","b:1"],"nextToken":"more"}"""), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.ListTaskDefinitionsAsync(
            new ListTaskDefinitionsRequest { FamilyPrefix = "b", Status = TaskDefinitionStatus.ACTIVE, Sort = SortOrder.DESC, MaxResults = 2 }, Cancellation);

        Assert.Equal(["b:2", "b:1"], page.TaskDefinitionArns);
        Assert.Equal("more", page.NextToken);
        Assert.Equal(
            """{"familyPrefix":"b","status":"ACTIVE","sort":"DESC","maxResults":2}""", Assert.Single(server.Calls).Body.GetRawText());
    }
}
