using Amazon.ECS;
using Amazon.ECS.Model;
using AWSSDK.Testing;
using Task = System.Threading.Tasks.Task;

namespace AWSSDK.ECS.Tests;

public sealed class Describing_tasks
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_all_that_a_verdict_needs()
    {
        var task = await TheTaskOf("""
            {"taskArn":"arn:aws:ecs:eu-west-1:1:task/main/a","taskDefinitionArn":"arn:aws:ecs:eu-west-1:1:task-definition/migrate:7",
             "clusterArn":"arn:aws:ecs:eu-west-1:1:cluster/main","lastStatus":"STOPPED","desiredStatus":"STOPPED","healthStatus":"UNHEALTHY",
             "launchType":"FARGATE","cpu":"256","memory":"512","group":"family:migrate","startedBy":"run-1","version":5,
             "stopCode":"EssentialContainerExited","stoppedReason":"Essential container in task exited",
             "createdAt":1763880000,"pullStartedAt":1763880001.5,"pullStoppedAt":1763880002,"startedAt":1763880003,"stoppingAt":1763880004,
             "executionStoppedAt":1763880005,"stoppedAt":1763880006.125,
             "containers":[{"name":"batch","containerArn":"arn/c","taskArn":"arn/a","image":"repo/batch@sha256:aa","imageDigest":"sha256:aa","runtimeId":"r",
               "lastStatus":"STOPPED","exitCode":137,"reason":"OutOfMemoryError: Container killed due to memory usage","healthStatus":"UNKNOWN",
               "cpu":"0","memory":"512","networkInterfaces":[{"attachmentId":"eni","privateIpv4Address":"10.0.0.7"}]}],
             "attachments":[{"id":"eni","type":"ElasticNetworkInterface","status":"DELETED","details":[{"name":"subnetId","value":"subnet-1"}]}],
             "overrides":{"containerOverrides":[{"name":"batch","command":["apply_db_migration"]}]},
             "tags":[{"key":"run-id","value":"run-1"}]}
            """);

        Assert.Same(TaskStopCode.EssentialContainerExited, task.StopCode);
        Assert.Equal("Essential container in task exited", task.StoppedReason);
        Assert.Equal(("STOPPED", "STOPPED"), (task.LastStatus, task.DesiredStatus));
        Assert.Same(HealthStatus.UNHEALTHY, task.HealthStatus);
        Assert.Equal(("256", "512", 5L), (task.Cpu, task.Memory, task.Version));
        Assert.Equal(new DateTime(2025, 11, 23, 6, 40, 0, DateTimeKind.Utc), task.CreatedAt);
        Assert.Equal(
            [1.5, 2, 3, 4, 5, 6.125],
            new[] { task.PullStartedAt, task.PullStoppedAt, task.StartedAt, task.StoppingAt, task.ExecutionStoppedAt, task.StoppedAt }
                .Select(time => (time!.Value - task.CreatedAt!.Value).TotalSeconds));
        var container = Assert.Single(task.Containers);
        Assert.Equal(137, container.ExitCode);
        Assert.Equal("OutOfMemoryError: Container killed due to memory usage", container.Reason);
        Assert.Equal(("STOPPED", "sha256:aa", "0"), (container.LastStatus, container.ImageDigest, container.Cpu));
        Assert.Same(HealthStatus.UNKNOWN, container.HealthStatus);
        Assert.Equal("10.0.0.7", Assert.Single(container.NetworkInterfaces).PrivateIpv4Address);
        Assert.Equal("subnet-1", Assert.Single(Assert.Single(task.Attachments).Details).Value);
        Assert.Equal(["apply_db_migration"], Assert.Single(task.Overrides.ContainerOverrides).Command);
        Assert.Equal("run-1", Assert.Single(task.Tags).Value);
    }

    [Fact]
    public async Task tells_an_absent_exit_code_from_zero()
    {
        var task = await TheTaskOf("""{"containers":[{"name":"never-started"},{"name":"nulled","exitCode":null},{"name":"done","exitCode":0}]}""");

        Assert.Equal([null, null, 0], task.Containers.Select(container => container.ExitCode));
    }

    [Fact]
    public async Task leaves_null_what_is_absent_and_empty_what_is_empty()
    {
        var task = await TheTaskOf("""{"attachments":[],"containers":null}""");

        Assert.Empty(task.Attachments);
        Assert.Null(task.Containers);
        Assert.Null(task.Tags);
        Assert.Null(task.StopCode);
        Assert.Null(task.StoppedAt);
        Assert.Null(task.Overrides);
    }

    [Fact]
    public async Task passes_over_members_that_are_newer_than_it()
    {
        var task = await TheTaskOf("""{"novelty":{"deep":[1,{"er":null}]},"lastStatus":"RUNNING","containers":[{"name":"batch","extra":"x"}]}""");

        Assert.Equal("RUNNING", task.LastStatus);
        Assert.Equal("batch", Assert.Single(task.Containers).Name);
    }

    [Fact]
    public async Task keeps_a_stop_code_that_is_newer_than_it()
    {
        var task = await TheTaskOf("""{"stopCode":"InfrastructureHealth"}""");

        Assert.Equal("InfrastructureHealth", task.StopCode.Value);
        Assert.NotEqual(TaskStopCode.EssentialContainerExited, task.StopCode);
    }

    [Fact]
    public async Task names_those_that_are_not_there()
    {
        await using var server = await AwsServer.StartAsync(
            "ecs", _ => Answer.Json("""{"tasks":[],"failures":[{"arn":"arn/b","reason":"MISSING"}]}"""), Cancellation);
        using var client = Clients.Of(server);

        var answer = await client.DescribeTasksAsync(
            new DescribeTasksRequest { Cluster = "main", Tasks = ["arn/b"], Include = [TaskField.TAGS] }, Cancellation);

        Assert.Empty(answer.Tasks);
        Assert.Equal(("arn/b", "MISSING"), (Assert.Single(answer.Failures).Arn, answer.Failures[0].Reason));
        Assert.Equal("""{"cluster":"main","tasks":["arn/b"],"include":["TAGS"]}""", Assert.Single(server.Calls).Body.GetRawText());
    }

    private static async System.Threading.Tasks.Task<Amazon.ECS.Model.Task> TheTaskOf(string json)
    {
        await using var server = await AwsServer.StartAsync("ecs", _ => Answer.Json($$"""{"tasks":[{{json}}],"failures":[]}"""), Cancellation);
        using var client = Clients.Of(server);
        var answer = await client.DescribeTasksAsync(new DescribeTasksRequest { Tasks = ["a"] }, Cancellation);
        Assert.Empty(answer.Failures);
        return Assert.Single(answer.Tasks);
    }
}
