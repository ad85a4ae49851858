using Amazon.CloudWatchLogs;
using Amazon.CloudWatchLogs.Model;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using OpsBuild.Local.Aws.S3;
using OpsBuild.Local.Tests.ServiceModels;
using static OpsBuild.Local.Tests.Ecs.EcsCluster;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class Real_clients_of_ecs
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task such_as_the_aws_sdk_run_a_task_and_read_what_became_of_it()
    {
        await using var cluster = await StartAsync();
        await using var endpoint = await cluster.Endpoint.CheckedAsync(Cancellation);
        using var ecs = Ecs(cluster, endpoint);
        using var logs = Logs(cluster, endpoint);

        var registered = await ecs.RegisterTaskDefinitionAsync(Definition("echo hello; exit 3"), Cancellation);
        var run = await ecs.RunTaskAsync(Run(registered.TaskDefinition.TaskDefinitionArn), Cancellation);
        await cluster.EndAsync(run.Tasks.Single().TaskArn);
        var described = await ecs.DescribeTasksAsync(
            new DescribeTasksRequest { Tasks = [run.Tasks.Single().TaskArn], Include = ["TAGS"] }, Cancellation);
        var lines = await logs.GetLogEventsAsync(new GetLogEventsRequest
        {
            LogGroupName = Group,
            LogStreamName = $"test/batch/{run.Tasks.Single().TaskArn.Split('/')[^1]}",
            StartFromHead = true,
        }, Cancellation);

        var task = described.Tasks.Single();
        Assert.Equal(("job", 1), (registered.TaskDefinition.Family, registered.TaskDefinition.Revision));
        Assert.Equal(("STOPPED", TaskStopCode.EssentialContainerExited, 3), (task.LastStatus, task.StopCode, task.Containers.Single().ExitCode));
        Assert.Equal(["run-1"], task.Tags.Select(tag => tag.Value));
        Assert.Equal(["hello"], lines.Events.Select(each => each.Message));
        Assert.InRange(task.StoppedAt!.Value.ToUniversalTime(), DateTime.UtcNow.AddMinutes(-2), DateTime.UtcNow.AddMinutes(2));
    }

    [Fact]
    public async Task such_as_the_aws_sdk_see_refusals_as_the_exceptions_of_the_model()
    {
        await using var cluster = await StartAsync();
        await using var endpoint = await cluster.Endpoint.CheckedAsync(Cancellation);
        using var ecs = Ecs(cluster, endpoint);
        var definition = (await ecs.RegisterTaskDefinitionAsync(Definition("true"), Cancellation)).TaskDefinition.TaskDefinitionArn;
        var elsewhere = Run(definition);
        elsewhere.Cluster = "nowhere";
        var withToken = Run(definition);
        withToken.ClientToken = "once";
        var first = await ecs.RunTaskAsync(withToken, Cancellation);
        var again = await ecs.RunTaskAsync(withToken, Cancellation);
        withToken.StartedBy = "somebody-else";

        Assert.Equal(first.Tasks.Single().TaskArn, again.Tasks.Single().TaskArn);
        await Assert.ThrowsAsync<ConflictException>(() => ecs.RunTaskAsync(withToken, Cancellation));
        await Assert.ThrowsAsync<ClusterNotFoundException>(() => ecs.RunTaskAsync(elsewhere, Cancellation));
        await Assert.ThrowsAsync<ClientException>(() => ecs.RunTaskAsync(Run("nobody:1"), Cancellation));
        await Assert.ThrowsAsync<ClientException>(
            () => ecs.DescribeTaskDefinitionAsync(new DescribeTaskDefinitionRequest { TaskDefinition = "nobody" }, Cancellation));
        await Assert.ThrowsAsync<Amazon.ECS.Model.InvalidParameterException>(() => ecs.StopTaskAsync(new StopTaskRequest { Task = "nobody" }, Cancellation));
        await cluster.EndAsync(first.Tasks.Single().TaskArn);
    }

    [Fact]
    public async Task such_as_the_aws_sdk_read_a_terraform_state_from_a_bucket()
    {
        await using var cluster = await StartAsync();
        new ObjectFolder(cluster.Endpoint.Files.Objects).Put("states", "env:/dev/app state+1.tfstate", """{"version":4}"""u8.ToArray());
        await using var endpoint = await cluster.Endpoint.CheckedAsync(Cancellation);
        using var s3 = new AmazonS3Client(Keys(cluster), new AmazonS3Config
        {
            ServiceURL = endpoint.Address.ToString(),
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            MaxErrorRetry = 0,
        });

        using var found = await s3.GetObjectAsync("states", "env:/dev/app state+1.tfstate", Cancellation);
        using var reader = new StreamReader(found.ResponseStream);
        var metadata = await s3.GetObjectMetadataAsync("states", "env:/dev/app state+1.tfstate", Cancellation);
        var noKey = await Assert.ThrowsAsync<NoSuchKeyException>(() => s3.GetObjectAsync("states", "nobody", Cancellation));
        var noBucket = await Assert.ThrowsAsync<AmazonS3Exception>(() => s3.GetObjectAsync("nobody", "nobody", Cancellation));

        Assert.Equal(("""{"version":4}""", 13L), (await reader.ReadToEndAsync(Cancellation), metadata.ContentLength));
        Assert.Equal(("NoSuchKey", "NoSuchBucket"), (noKey.ErrorCode, noBucket.ErrorCode));
    }

    private static RegisterTaskDefinitionRequest Definition(string script) => new()
    {
        Family = "job",
        NetworkMode = NetworkMode.Awsvpc,
        RequiresCompatibilities = ["FARGATE"],
        Cpu = "256",
        Memory = "512",
        ExecutionRoleArn = "arn:aws:iam::000000000000:role/execution",
        ContainerDefinitions =
        [
            new ContainerDefinition
            {
                Name = "batch",
                Image = Image,
                Command = [script],
                LogConfiguration = new LogConfiguration
                {
                    LogDriver = LogDriver.Awslogs,
                    Options = new() { ["awslogs-group"] = Group, ["awslogs-region"] = "us-east-1", ["awslogs-stream-prefix"] = "test" },
                },
            },
        ],
    };

    private static RunTaskRequest Run(string definition) => new()
    {
        TaskDefinition = definition,
        LaunchType = LaunchType.FARGATE,
        NetworkConfiguration = new NetworkConfiguration { AwsvpcConfiguration = new AwsVpcConfiguration { Subnets = ["subnet-1"] } },
        Tags = [new Amazon.ECS.Model.Tag { Key = "run", Value = "run-1" }],
    };

    private static SessionAWSCredentials Keys(EcsCluster cluster)
    {
        var keys = cluster.Endpoint.Keys;
        return new SessionAWSCredentials(keys.AccessKeyId, keys.SecretAccessKey.Reveal(), keys.SessionToken.Reveal());
    }

    private static AmazonECSClient Ecs(EcsCluster cluster, CheckedEndpoint endpoint) => new(Keys(cluster), new AmazonECSConfig
    {
        ServiceURL = endpoint.Address.ToString(),
        AuthenticationRegion = "us-east-1",
        MaxErrorRetry = 0,
    });

    private static AmazonCloudWatchLogsClient Logs(EcsCluster cluster, CheckedEndpoint endpoint) => new(Keys(cluster), new AmazonCloudWatchLogsConfig
    {
        ServiceURL = endpoint.Address.ToString(),
        AuthenticationRegion = "us-east-1",
        MaxErrorRetry = 0,
    });
}
