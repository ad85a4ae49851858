using System.Text.Json.Nodes;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Tests.Aws;
using OpsBuild.Testing.Docker;

namespace OpsBuild.Local.Tests.Ecs;

/// <summary>An endpoint whose image <c>script</c> is the shell: a task is whatever its script does.</summary>
internal sealed class EcsCluster : IAsyncDisposable
{
    public const string Image = "000000000000.dkr.ecr.us-east-1.amazonaws.com/script:1";
    public const string Group = LocalEnvironment.LogGroup;
    public const string TaskRole = "arn:aws:iam::000000000000:role/migration";

    // A test that hangs must not hang for ever; a first container is started in some milliseconds.
    private static readonly TimeSpan LongestTask = TimeSpan.FromSeconds(60);

    private EcsCluster(RunningEndpoint endpoint) => Endpoint = endpoint;

    public RunningEndpoint Endpoint { get; }

    public static async Task<EcsCluster> StartAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The tasks of these tests are shell scripts.");
        var endpoint = await RunningEndpoint.StartAsync(TestContext.Current.CancellationToken);
        new LocalImages(endpoint.Files.Images).Register(Image, new FolderImage("/bin/sh") { Arguments = ["-c"] });
        return new EcsCluster(endpoint);
    }

    /// <summary>The same, with tasks in Docker: the image <c>script</c> is busybox's shell.</summary>
    public static async Task<EcsCluster> StartInDockerAsync(TestEngine engine, params int[] ports)
    {
        // First what may skip the test: nobody would end an endpoint that was started before.
        var image = await BusyboxImage.EnsureAsync(engine, TestContext.Current.CancellationToken);
        var endpoint = await RunningEndpoint.StartAsync(
            settings => settings with { Runtime = LocalRuntime.Docker, Engine = engine.Address, ForwardedPorts = ports }, TestContext.Current.CancellationToken);
        new LocalImages(endpoint.Files.Images).Register(Image, new DockerImage(image));
        return new EcsCluster(endpoint);
    }

    public static JsonObject Container(string name, string script, params (string Member, JsonNode Value)[] more)
    {
        var container = new JsonObject
        {
            ["name"] = name,
            ["image"] = Image,
            ["command"] = new JsonArray(script),
            ["logConfiguration"] = new JsonObject
            {
                ["logDriver"] = "awslogs",
                ["options"] = new JsonObject { ["awslogs-group"] = Group, ["awslogs-region"] = "us-east-1", ["awslogs-stream-prefix"] = "test" },
            },
        };
        foreach (var (member, value) in more)
            container[member] = value;
        return container;
    }

    public static JsonObject Definition(params JsonObject[] containers) => new()
    {
        ["family"] = "job",
        ["networkMode"] = "awsvpc",
        ["requiresCompatibilities"] = new JsonArray("FARGATE"),
        ["cpu"] = "256",
        ["memory"] = "512",
        ["executionRoleArn"] = "arn:aws:iam::000000000000:role/execution",
        ["taskRoleArn"] = TaskRole,
        ["containerDefinitions"] = new JsonArray([.. containers]),
    };

    public static JsonObject RunInput(string definition) => new()
    {
        ["taskDefinition"] = definition,
        ["launchType"] = "FARGATE",
        ["networkConfiguration"] = JsonNode.Parse("""{"awsvpcConfiguration":{"subnets":["subnet-1"],"securityGroups":["sg-1"],"assignPublicIp":"DISABLED"}}"""),
    };

    public Task<(int Status, JsonObject Body)> CallAsync(string operation, JsonObject input) =>
        Endpoint.CallAsync("ecs", $"AmazonEC2ContainerServiceV20141113.{operation}", input, TestContext.Current.CancellationToken);

    public Task<(int Status, JsonObject Body)> LogsAsync(string operation, JsonObject input) =>
        Endpoint.CallAsync("logs", $"Logs_20140328.{operation}", input, TestContext.Current.CancellationToken);

    public async Task<string> RegisterAsync(params JsonObject[] containers)
    {
        var (status, body) = await CallAsync("RegisterTaskDefinition", Definition(containers));
        Assert.True(status == 200, body.ToJsonString());
        return (string)body["taskDefinition"]!["taskDefinitionArn"]!;
    }

    /// <summary>Registers and starts a task of these containers.</summary>
    public async Task<string> StartTaskAsync(params JsonObject[] containers)
    {
        var (status, body) = await CallAsync("RunTask", RunInput(await RegisterAsync(containers)));
        Assert.True(status == 200 && body["tasks"]!.AsArray().Count == 1, body.ToJsonString());
        return (string)body["tasks"]![0]!["taskArn"]!;
    }

    /// <summary>Runs a task of these containers to its end.</summary>
    public async Task<JsonObject> RunAsync(params JsonObject[] containers) => await EndAsync(await StartTaskAsync(containers));

    public Task<JsonObject> EndAsync(string task) => WhenAsync(task, each => (string?)each["lastStatus"] == "STOPPED");

    /// <summary>The task as soon as it is as wanted.</summary>
    public async Task<JsonObject> WhenAsync(string task, Func<JsonObject, bool> isWanted)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(LongestTask);
        while (true)
        {
            var (_, body) = await CallAsync("DescribeTasks", new JsonObject { ["tasks"] = new JsonArray(task) });
            if (body["tasks"] is JsonArray { Count: 1 } found && isWanted(found[0]!.AsObject()))
                return found[0]!.AsObject();
            Assert.False(deadline.IsCancellationRequested, $"The task did not come as far as wanted: {body.ToJsonString()}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The first line of a container that holds a text, as soon as it is logged.</summary>
    public async Task<string> WhenLoggedAsync(string taskArn, string container, string text)
    {
        await WhenAsync(taskArn, task => (string?)task["lastStatus"] == "RUNNING");
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(LongestTask);
        while (true)
        {
            if ((await LinesAsync(taskArn, container)).FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
                return found;
            await Task.Delay(20, deadline.Token);
        }
    }

    /// <summary>Every line of a container's log stream.</summary>
    public async Task<string[]> LinesAsync(string taskArn, string container)
    {
        var (status, body) = await LogsAsync("GetLogEvents", new JsonObject
        {
            ["logGroupName"] = Group,
            ["logStreamName"] = $"test/{container}/{taskArn.Split('/')[^1]}",
            ["startFromHead"] = true,
        });
        Assert.True(status == 200, body.ToJsonString());
        return [.. body["events"]!.AsArray().Select(each => (string)each!["message"]!)];
    }

    public ValueTask DisposeAsync() => Endpoint.DisposeAsync();
}
