using System.Text.Json.Nodes;
using Amazon.ECS;
using Amazon.ECS.Model;
using AWSSDK.Testing;
using KeyValuePair = Amazon.ECS.Model.KeyValuePair;
using Task = System.Threading.Tasks.Task;

namespace AWSSDK.ECS.Tests;

public sealed class Running_a_task
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task sends_what_the_service_model_asks_for()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server);

        await client.RunTaskAsync(
            new RunTaskRequest
            {
                Cluster = "main",
                TaskDefinition = "migrate:7",
                Count = 1,
                LaunchType = LaunchType.FARGATE,
                PlatformVersion = "1.4.0",
                EnableECSManagedTags = true,
                EnableExecuteCommand = false,
                PropagateTags = PropagateTags.TASK_DEFINITION,
                StartedBy = "run-1",
                ClientToken = "token-1",
                Tags = [new Tag { Key = "run-id", Value = "run-1" }],
                NetworkConfiguration = new NetworkConfiguration
                {
                    AwsvpcConfiguration = new AwsVpcConfiguration
                    {
                        Subnets = ["subnet-1"], SecurityGroups = ["sg-1"], AssignPublicIp = AssignPublicIp.DISABLED,
                    },
                },
                Overrides = new TaskOverride
                {
                    ContainerOverrides = [new ContainerOverride { Name = "batch", Environment = [new KeyValuePair { Name = "RUN_ID", Value = "run-1" }] }],
                },
            },
            Cancellation);

        var call = Assert.Single(server.Calls);
        Assert.Equal("AmazonEC2ContainerServiceV20141113.RunTask", call.Target);
        Assert.Null(call.SignatureFailure);
        var expected = JsonNode.Parse("""
            {"cluster":"main","taskDefinition":"migrate:7","count":1,"launchType":"FARGATE","platformVersion":"1.4.0","enableECSManagedTags":true,
             "enableExecuteCommand":false,"propagateTags":"TASK_DEFINITION","startedBy":"run-1","clientToken":"token-1",
             "tags":[{"key":"run-id","value":"run-1"}],
             "networkConfiguration":{"awsvpcConfiguration":{"subnets":["subnet-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}},
             "overrides":{"containerOverrides":[{"name":"batch","environment":[{"name":"RUN_ID","value":"run-1"}]}]}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(call.Body.GetRawText())), call.Body.GetRawText());
    }

    [Fact]
    public async Task that_cannot_be_placed_is_told_in_the_failures_and_not_thrown()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""
            {"tasks":[],"failures":[{"arn":"arn:aws:ecs:eu-west-1:1:container-instance/i","reason":"RESOURCE:MEMORY","detail":"no room"},{"reason":"AGENT"}]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.RunTaskAsync(new RunTaskRequest { TaskDefinition = "migrate" }, Cancellation);

        Assert.Empty(answer.Tasks);
        Assert.Equal(["RESOURCE:MEMORY", "AGENT"], answer.Failures.Select(failure => failure.Reason));
        Assert.Equal(("arn:aws:ecs:eu-west-1:1:container-instance/i", "no room"), (answer.Failures[0].Arn, answer.Failures[0].Detail));
        Assert.Null(answer.Failures[1].Detail);
    }

    [Fact]
    public async Task gets_a_client_token_when_the_caller_gives_none_and_keeps_it_over_retries()
    {
        await using var server = await AwsServer.StartAsync(
            "ecs", call => call == 1 ? Answer.Error("ThrottlingException", "Rate exceeded") : Answer.Json("{}"), Cancellation);
        using var client = Clients.Of(server, retries: 1);
        var request = new RunTaskRequest { TaskDefinition = "migrate" };

        await client.RunTaskAsync(request, Cancellation);
        await client.RunTaskAsync(request, Cancellation);

        var tokens = server.Calls.Select(call => call.Body.GetProperty("clientToken").GetGuid()).ToList();
        Assert.Equal(3, tokens.Count);
        Assert.Equal(tokens[0], tokens[1]);
        Assert.NotEqual(tokens[1], tokens[2]);
        Assert.Null(request.ClientToken);
    }

    [Fact]
    public async Task twice_with_one_token_and_two_requests_names_the_tasks_of_the_first()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => new Answer(400, """
            {"__type":"ConflictException","message":"the token is taken","resourceIds":["arn:aws:ecs:eu-west-1:1:task/main/a"]}
            """), Cancellation);
        using var client = Clients.Of(server);

        var conflict = await Assert.ThrowsAsync<ConflictException>(() => client.RunTaskAsync(new RunTaskRequest { ClientToken = "t" }, Cancellation));

        Assert.Equal("the token is taken", conflict.Message);
        Assert.Equal(["arn:aws:ecs:eu-west-1:1:task/main/a"], conflict.ResourceIds);
    }

    [Fact]
    public async Task and_stopping_it_says_which_and_why()
    {
        await using var server = await AwsServer.StartAsync(
            "ecs", _ => Answer.Json("""{"task":{"taskArn":"arn/a","lastStatus":"RUNNING","desiredStatus":"STOPPED","stopCode":"UserInitiated"}}"""), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.StopTaskAsync(new StopTaskRequest { Cluster = "main", Task = "arn/a", Reason = "the caller's time is up" }, Cancellation);

        Assert.Equal("STOPPED", answer.Task.DesiredStatus);
        Assert.Same(TaskStopCode.UserInitiated, answer.Task.StopCode);
        Assert.Equal(
            """{"cluster":"main","task":"arn/a","reason":"the caller\u0027s time is up"}""", Assert.Single(server.Calls).Body.GetRawText());
    }

    [Fact]
    public async Task leaves_it_to_be_found_by_who_started_it()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""{"taskArns":["arn/a"]}"""), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.ListTasksAsync(new ListTasksRequest { Cluster = "main", StartedBy = "run-1" }, Cancellation);

        Assert.Equal(["arn/a"], page.TaskArns);
        Assert.Null(page.NextToken);
        Assert.Equal("""{"cluster":"main","startedBy":"run-1"}""", Assert.Single(server.Calls).Body.GetRawText());
    }

    [Fact]
    public async Task leaves_it_to_be_found_by_its_family()
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json("""{"taskArns":[],"nextToken":"more"}"""), Cancellation);
        using var client = Clients.Of(server);

        var page = await client.ListTasksAsync(
            new ListTasksRequest { Family = "migrate", DesiredStatus = DesiredStatus.STOPPED, LaunchType = LaunchType.FARGATE, MaxResults = 1, NextToken = "t" },
            Cancellation);

        Assert.Empty(page.TaskArns);
        Assert.Equal("more", page.NextToken);
        Assert.Equal(
            """{"family":"migrate","nextToken":"t","maxResults":1,"desiredStatus":"STOPPED","launchType":"FARGATE"}""",
            Assert.Single(server.Calls).Body.GetRawText());
    }
}
