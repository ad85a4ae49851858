using Amazon.CloudWatchLogs;
using Amazon.ECS;
using Amazon.ECS.Model;
using Amazon.Runtime;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;
using OpsBuild.Local;
using OpsBuild.Testing;
using Task = System.Threading.Tasks.Task;

namespace OpsBuild.Pipeline.Tests.Failures;

/// <summary>One run of one scenario, with a cluster, a family and a log stream prefix that nobody else has: all three are its id.</summary>
public sealed class ScenarioRun : IDisposable
{
    /// <summary>No scenario waits for anything half as long; whoever is still there by then hangs.</summary>
    private static readonly TimeSpan Hangs = TimeSpan.FromSeconds(150);

    private readonly FailureCluster cluster;
    private readonly Scenario scenario;
    private readonly TemporaryDirectory folder = new();
    private readonly CancellationTokenSource interrupt = new();
    private readonly SeenRun seen = new();
    private readonly Relay? relay;
    private readonly AmazonECSClient ecs;
    private readonly AmazonCloudWatchLogsClient logs;
    private readonly string address;

    public ScenarioRun(FailureCluster cluster, Scenario scenario, string id)
    {
        (this.cluster, this.scenario, Id) = (cluster, scenario, id);
        relay = scenario.Reach == Reach.ThroughRelay ? new Relay(cluster.Local.Endpoint.Port) : null;
        address = scenario.Reach == Reach.Nowhere ? "http://127.0.0.1:1/" : relay is null ? cluster.Local.Endpoint.ToString() : $"http://127.0.0.1:{relay.Port}/";
        var keys = Keys(cluster.Keys, scenario.Reach);
        ecs = new AmazonECSClient(keys, new AmazonECSConfig { ServiceURL = address, AuthenticationRegion = cluster.Local.Region });
        logs = new AmazonCloudWatchLogsClient(keys, new AmazonCloudWatchLogsConfig { ServiceURL = address, AuthenticationRegion = cluster.Local.Region });
        Request = FirstRequest();
    }

    public string Id { get; }

    public TaskRunRequest Request { get; }

    /// <summary>What the runner is told to use.</summary>
    public TaskRunnerServices Services => new(ecs, logs) { Times = Times };

    public string ToolVersion => scenario.ToolVersion;

    /// <summary>What the scripted ecspresso is told: who it is, what it does wrong, and where AWS is.</summary>
    public IReadOnlyDictionary<string, string> ToolVariables => new Dictionary<string, string>
    {
        ["SCRIPT_VERSION"] = scenario.ToolVersion,
        ["SCRIPT_MISCHIEF"] = scenario.Mischief,
        ["AWS_PROFILE"] = LocalEnvironment.Profile,
        ["AWS_SHARED_CREDENTIALS_FILE"] = cluster.Local.CredentialsFile,
        ["AWS_ENDPOINT_URL"] = address,
    };

    /// <summary>Ctrl-C.</summary>
    public Task InterruptAsync() => interrupt.CancelAsync();

    /// <summary>Lets a batch go on that waits for the file <c>go</c>.</summary>
    public void LetGoOn() => File.WriteAllText(folder["go"], "");

    /// <summary>The connection to AWS breaks, for good.</summary>
    public void CutOff() => relay!.Cut();

    /// <summary>Somebody else stops the task.</summary>
    public async Task StopFromOutsideAsync(string? reason = null)
    {
        var running = await cluster.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = Id });
        await cluster.Ecs.StopTaskAsync(new StopTaskRequest { Cluster = Id, Task = running.TaskArns.Single(), Reason = reason });
    }

    /// <summary>Plans another refusal while the run is under way.</summary>
    public Task RefuseAsync(OpsBuild.Local.Aws.Ecs.Faults.OperationFault fault, int times) =>
        cluster.Local.PlanFaultAsync(fault with { Text = Id }, times, CancellationToken.None);

    /// <summary>Runs the scenario; whatever it comes to, no task of it is left behind.</summary>
    public async Task<ScenarioEnd> RunAsync(Func<ScenarioRun, Task<ITaskRunner>> newRunner)
    {
        if (!scenario.WithoutCluster)
            await cluster.Local.EnsureClusterAsync(Id, CancellationToken.None);
        foreach (var fault in scenario.Faults)
            await cluster.Local.PlanFaultAsync(fault with { Family = Id }, CancellationToken.None);
        foreach (var (fault, times) in scenario.Refusals)
            await RefuseAsync(fault, times);
        if (scenario.Before is { } before)
            await before(this);

        var runner = await newRunner(this);
        var whenReady = WhenReadyAsync();
        var outcome = await runner.RunAsync(Request, seen, interrupt.Token).WaitAsync(Hangs);
        await (seen.Ready.IsCompleted ? whenReady : Task.CompletedTask);
        var second = scenario.Again is { } again ? await AgainAsync(again, runner, newRunner) : null;
        return await EndAsync(outcome, second);
    }

    public void Dispose()
    {
        ecs.Dispose();
        logs.Dispose();
        relay?.Dispose();
        interrupt.Dispose();
        folder.Dispose();
    }

    private async Task WhenReadyAsync()
    {
        await seen.Ready;
        if (scenario.WhenReady is { } action)
            await action(this);
    }

    private async Task<TaskRunOutcome> AgainAsync(SecondRun again, ITaskRunner runner, Func<ScenarioRun, Task<ITaskRunner>> newRunner)
    {
        LetGoOn();
        var second = again.ByAnotherRunner ? await newRunner(this) : runner;
        var request = Request with { Reattach = again.Reattach, Timeout = TimeSpan.FromSeconds(60) };
        return await second.RunAsync(request, seen, CancellationToken.None).WaitAsync(Hangs);
    }

    private async Task<ScenarioEnd> EndAsync(TaskRunOutcome outcome, TaskRunOutcome? second)
    {
        if (scenario.WithoutCluster)
            return new ScenarioEnd(outcome, seen.Told, [], []) { Second = second };
        var running = (await cluster.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = Id })).TaskArns ?? [];
        var stopped = (await cluster.Ecs.ListTasksAsync(new ListTasksRequest { Cluster = Id, DesiredStatus = DesiredStatus.STOPPED })).TaskArns ?? [];
        foreach (var task in running)
            await cluster.Ecs.StopTaskAsync(new StopTaskRequest { Cluster = Id, Task = task, Reason = "The scenario is over." });
        return new ScenarioEnd(outcome, seen.Told, [.. running, .. stopped], running) { Second = second };
    }

    private TaskRunnerTimes Times
    {
        get
        {
            // Short where a scenario waits for it to pass, long where passing would be a mistake of a slow machine.
            var quick = new TaskRunnerTimes
            {
                Poll = TimeSpan.FromMilliseconds(150),
                LogSettle = TimeSpan.FromMilliseconds(150),
                LogLimit = TimeSpan.FromSeconds(2),
                MissingLimit = TimeSpan.FromSeconds(60),
                CallLimit = TimeSpan.FromSeconds(60),
                StopLimit = TimeSpan.FromSeconds(60),
            };
            return scenario.Times?.Invoke(quick) ?? quick;
        }
    }

    private TaskRunRequest FirstRequest()
    {
        var definition = BatchTask.Definition(Id, scenario.Script);
        scenario.Definition?.Invoke(definition);
        var request = new TaskRunRequest
        {
            Target = "ApplyMigration",
            RunId = RunId.New(TimeProvider.System),
            Command = BatchTask.Command,
            Cluster = Id,
            Definition = definition.ToJsonString(),
            ServiceDefinition = BatchTask.Service,
            WatchContainer = "batch",
            IsReadOnly = scenario.IsReadOnly,
            Region = cluster.Local.Region,
            Timeout = TimeSpan.FromSeconds(60),
            Environment = new Dictionary<string, string> { ["FOLDER"] = folder.Path },
        };
        return scenario.Request?.Invoke(request) ?? request;
    }

    private static AWSCredentials Keys(ImmutableCredentials keys, Reach reach) => reach switch
    {
        Reach.WithUnknownKeys => new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", keys.SecretKey),
        Reach.WithWrongSecret => new SessionAWSCredentials(keys.AccessKey, "not the secret", keys.Token),
        _ => new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token),
    };
}
