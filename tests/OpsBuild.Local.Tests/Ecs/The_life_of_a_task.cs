using System.Text.Json.Nodes;
using OpsBuild.Local.Aws;
using OpsBuild.Local.Aws.CloudWatchLogs;
using OpsBuild.Local.Aws.Credentials;
using OpsBuild.Local.Aws.Ecr;
using OpsBuild.Local.Aws.Ecs;
using OpsBuild.Local.Aws.Ecs.Faults;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.SecretsManager;
using OpsBuild.Local.Aws.SystemsManager;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Runtime.Metadata;
using OpsBuild.Local.Runtime.Tasks;
using OpsBuild.Testing;

namespace OpsBuild.Local.Tests.Ecs;

public sealed class The_life_of_a_task : IAsyncDisposable
{
    private readonly TemporaryDirectory folder = new();
    private readonly ScriptedRuntime runtime = new();
    private readonly TaskCredentials credentials = new();
    private readonly EcsState state;
    private readonly TaskRunner runner;

    public The_life_of_a_task()
    {
        var (account, time, metadata) = (new AwsAccount(), TimeProvider.System, new TaskMetadata());
        state = new EcsState(account, new TaskDefinitionStore(folder["definitions.json"]), new FaultPlan(), time);
        var secrets = new SecretReader(new SecretStore(account, time), new ParameterReader(new ParameterStore(account, time)));
        var environment = new TaskEnvironment(account, secrets, credentials, metadata, () => new Uri("http://127.0.0.1:9/"));
        var preparation = new TaskPreparation(runtime, new LocalRepositories(new LocalImages(folder["images.json"]), account), environment, new TaskLogs(new LogStore(account, time)));
        runner = new TaskRunner(state, preparation, runtime, credentials, metadata);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task ends_with_a_container_that_was_just_being_started_when_it_was_stopped()
    {
        var task = Start();
        await runtime.Starting.Task.WaitAsync(Cancellation);

        lock (state.Gate)
            task.End(StopCode.UserInitiated, "enough");
        runner.Stop(task);
        await WhenAsync(() => task.State == TaskState.Stopping);
        runtime.MayStart.SetResult();
        await WhenAsync(() => task.State == TaskState.Stopped);

        Assert.Equal(143, task.Containers[0].ExitCode);
    }

    [Fact]
    public async Task ends_and_takes_its_credentials_back_although_its_container_cannot_be_removed()
    {
        runtime.MayStart.SetResult();
        runtime.Container.CannotBeRemoved = true;
        var task = Start();
        await WhenAsync(() => task.State == TaskState.Running);
        var given = credentials.OfTask(task.Id);

        lock (state.Gate)
            task.End(StopCode.UserInitiated, "enough");
        runner.Stop(task);
        await WhenAsync(() => task.State == TaskState.Stopped && credentials.OfTask(task.Id) is null);

        Assert.NotNull(given);
        Assert.True(runtime.PlaceWasLeft);
    }

    private EcsTask Start()
    {
        var definition = new TaskDefinition(EcsCluster.Definition(new JsonObject { ["name"] = "batch", ["image"] = "script:1" }), []);
        var request = new TaskRequest(state.AddCluster("shop"), definition, [])
        {
            Group = "family:job",
            LaunchType = "FARGATE",
            PlatformVersion = "1.4.0",
            Overrides = TaskOverrides.Read(null, definition),
        };
        var task = new EcsTask(Guid.NewGuid().ToString("N"), request, state.Names, fault: null, TimeProvider.System);
        lock (state.Gate)
        {
            state.Add(task);
            runner.Start(task);
        }

        return task;
    }

    private static async Task WhenAsync(Func<bool> isSo)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TimeSpan.FromSeconds(20));
        while (!isSo())
            await Task.Delay(10, deadline.Token);
    }
}
