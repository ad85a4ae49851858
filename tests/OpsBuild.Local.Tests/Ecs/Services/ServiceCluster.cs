using System.Text.Json.Nodes;

namespace OpsBuild.Local.Tests.Ecs.Services;

/// <summary>An <see cref="EcsCluster"/> with a service <c>web</c>, whose tasks are shell scripts.</summary>
internal sealed class ServiceCluster : IAsyncDisposable
{
    /// <summary>A script that runs until it is stopped.</summary>
    public const string Serves = "exec sleep 300";

    private const string ServiceName = "web";

    // A test that hangs must not hang for ever.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly EcsCluster cluster;

    private ServiceCluster(EcsCluster cluster) => this.cluster = cluster;

    public EcsCluster Ecs => cluster;

    public static async Task<ServiceCluster> StartAsync() => new(await EcsCluster.StartAsync());

    /// <summary>A revision of the family <c>job</c> with one container that runs a script.</summary>
    public Task<string> RegisterAsync(string script, params (string Member, JsonNode Value)[] more) =>
        cluster.RegisterAsync(EcsCluster.Container("web", script, more));

    public static JsonObject CreateInput(string definition, int desired, params (string Member, JsonNode Value)[] more)
    {
        var input = new JsonObject
        {
            ["serviceName"] = ServiceName,
            ["taskDefinition"] = definition,
            ["desiredCount"] = desired,
            ["launchType"] = "FARGATE",
            ["networkConfiguration"] = EcsCluster.RunInput("")["networkConfiguration"]!.DeepClone(),
            ["deploymentConfiguration"] = JsonNode.Parse("""{"deploymentCircuitBreaker":{"enable":true,"rollback":true}}"""),
        };
        foreach (var (member, value) in more)
            input[member] = value;
        return input;
    }

    public async Task<JsonObject> CreateAsync(string definition, int desired, params (string Member, JsonNode Value)[] more) =>
        (await CallAsync("CreateService", CreateInput(definition, desired, more)))["service"]!.AsObject();

    public async Task<JsonObject> UpdateAsync(params (string Member, JsonNode Value)[] changes)
    {
        var input = new JsonObject { ["service"] = ServiceName };
        foreach (var (member, value) in changes)
            input[member] = value;
        return (await CallAsync("UpdateService", input))["service"]!.AsObject();
    }

    /// <summary>A call that must succeed.</summary>
    public async Task<JsonObject> CallAsync(string operation, JsonObject input)
    {
        var (status, body) = await cluster.CallAsync(operation, input);
        Assert.True(status == 200, body.ToJsonString());
        return body;
    }

    /// <summary>The name and the text of a call's error.</summary>
    public async Task<(string Code, string Message)> RefusedAsync(string operation, JsonObject input)
    {
        var (status, body) = await cluster.CallAsync(operation, input);
        Assert.True(status == 400, body.ToJsonString());
        return ((string)body["__type"]!, (string)body["message"]!);
    }

    public async Task<JsonObject> DescribeAsync() =>
        (await CallAsync("DescribeServices", new JsonObject { ["services"] = new JsonArray(ServiceName), ["include"] = new JsonArray("TAGS") }))["services"]![0]!.AsObject();

    /// <summary>The service as soon as it is as wanted.</summary>
    public async Task<JsonObject> WhenAsync(Func<JsonObject, bool> isWanted)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Longest);
        while (true)
        {
            var service = await DescribeAsync();
            if (isWanted(service))
                return service;
            Assert.False(deadline.IsCancellationRequested, $"The service did not come as far as wanted: {service.ToJsonString()}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The service once its newest deployment is completed and nothing is left of earlier ones.</summary>
    public Task<JsonObject> WhenSteadyAsync() => WhenAsync(service =>
        IsSteady(service) && service["deployments"]!.AsArray().Count == 1);

    public async Task<string[]> TasksAsync(string desiredStatus = "RUNNING") =>
        [.. (await CallAsync("ListTasks", new JsonObject { ["serviceName"] = ServiceName, ["desiredStatus"] = desiredStatus }))["taskArns"]!
            .AsArray().Select(arn => (string)arn!)];

    public async Task<JsonObject> TaskAsync(string arn) => (await CallAsync(
        "DescribeTasks", new JsonObject { ["tasks"] = new JsonArray(arn), ["include"] = new JsonArray("TAGS") }))["tasks"]![0]!.AsObject();

    /// <summary>Every service deployment, newest first.</summary>
    public async Task<JsonObject[]> HistoryAsync()
    {
        var listed = await CallAsync("ListServiceDeployments", new JsonObject { ["service"] = ServiceName });
        var described = await CallAsync("DescribeServiceDeployments", new JsonObject
        {
            ["serviceDeploymentArns"] = new JsonArray([.. listed["serviceDeployments"]!.AsArray().Select(each => each!["serviceDeploymentArn"]!.DeepClone())]),
        });
        Assert.Empty(described["failures"]!.AsArray());
        return [.. described["serviceDeployments"]!.AsArray().Select(each => each!.AsObject())];
    }

    /// <summary>Whether that was the last thing that was said of it.</summary>
    public static bool IsSteady(JsonObject service) => Messages(service).FirstOrDefault() == $"(service {ServiceName}) has reached a steady state.";

    /// <summary>The service's events, newest first.</summary>
    public static IEnumerable<string> Messages(JsonObject service) => service["events"]!.AsArray().Select(each => (string)each!["message"]!);

    /// <summary>The same, oldest first, where <c>#</c> stands for each id.</summary>
    public static string[] Story(JsonObject service) => [.. Messages(service).Reverse().Select(
        message => System.Text.RegularExpressions.Regex.Replace(message, "[0-9a-f]{32}|(?<=ecs-svc/)[0-9]{19}", "#"))];

    public static JsonObject Primary(JsonObject service) => service["deployments"]![0]!.AsObject();

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
