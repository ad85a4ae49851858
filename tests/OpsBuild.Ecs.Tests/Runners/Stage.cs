using Microsoft.Extensions.Time.Testing;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Verdicts;

namespace OpsBuild.Ecs.Tests.Runners;

/// <summary>A scripted ECS, scripted logs and a clock that runs as fast as it is asked: one run of a runner.</summary>
internal sealed class Stage : IDisposable
{
    public static readonly RunId Run = RunId.TryParse("run-1", out var runId) ? runId : throw new InvalidOperationException();

    public const string Definition = """
        {
          "family": "shop-migrate", "networkMode": "awsvpc", "cpu": "512", "memory": "1024", "requiresCompatibilities": ["FARGATE"],
          "containerDefinitions": [
            { "name": "shadow", "image": "postgres@sha256:1", "essential": false },
            { "name": "batch", "image": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/shop/batch@sha256:2", "command": ["apply_db_migration"],
              "environment": [{ "name": "DB_HOST", "value": "db" }],
              "dependsOn": [{ "containerName": "shadow", "condition": "HEALTHY" }],
              "logConfiguration": { "logDriver": "awslogs", "options": { "awslogs-group": "/ecs/shop", "awslogs-region": "eu-central-1", "awslogs-stream-prefix": "migrate" } } }
          ],
          "runtimePlatform": { "cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX" }
        }
        """;

    public const string Service = """
        { "launchType": "FARGATE", "platformVersion": "1.4.0", "desiredCount": 2, "enableECSManagedTags": true,
          "networkConfiguration": { "awsvpcConfiguration": { "subnets": ["subnet-1"], "securityGroups": ["sg-1"], "assignPublicIp": "DISABLED" } } }
        """;

    public static readonly string Good = Line();

    public FakeTimeProvider Time { get; } = new();

    public ScriptedEcs Ecs { get; } = new();

    public ScriptedLogs Logs { get; } = new();

    public SeenRun Seen { get; } = new();

    public TaskRunRequest Request { get; set; } = new()
    {
        Target = "ApplyMigration",
        RunId = Run,
        Command = "apply_db_migration",
        Cluster = "shop",
        Definition = Definition,
        ServiceDefinition = Service,
        WatchContainer = "batch",
        IsReadOnly = false,
        Region = "eu-central-1",
        Timeout = TimeSpan.FromMinutes(1),
        Commit = "0123abc",
        Digest = "sha256:2",
    };

    public TaskRunnerServices Services => new(Ecs, Logs) { Time = Time };

    public static string Line(string outcome = "applied", int code = 0, string run = "run-1") =>
        $$"""{"level":"INFO","msg":"batch result","run_id":"{{run}}","command":"apply_db_migration","outcome":"{{outcome}}","exit_code":{{code}}}""";

    public Task<TaskRunOutcome> RunAsync(CancellationToken cancellationToken) => RunAsync(new SdkTaskRunner(Services), cancellationToken);

    /// <summary>Runs to the end while the clock goes on second by second; a run that outlives an hour of that clock hangs.</summary>
    public async Task<TaskRunOutcome> RunAsync(ITaskRunner runner, CancellationToken cancellationToken)
    {
        var run = runner.RunAsync(Request, Seen, cancellationToken);
        for (var seconds = 0; !run.IsCompleted; seconds++)
        {
            Assert.True(seconds < 3600, "The run hangs: an hour of its clock has passed.");
            Time.Advance(TimeSpan.FromSeconds(1));
            // Lets continuations run; nothing is measured by it.
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));
        }

        return await run;
    }

    public void Dispose()
    {
        Ecs.Dispose();
        Logs.Dispose();
    }
}
