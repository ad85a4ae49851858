using Microsoft.Extensions.Time.Testing;
using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Runners;
using OpsBuild.Ecs.Tests.Runners;

namespace OpsBuild.Ecs.Tests.Deployments;

/// <summary>A scripted service and a clock that runs as fast as it is asked: one deployment.</summary>
internal sealed class DeploymentStage : IDeploymentObserver, IDisposable
{
    public FakeTimeProvider Time { get; } = new();

    public ScriptedService Ecs { get; } = new();

    public ScriptedLogs Logs { get; } = new();

    public List<string> Seen { get; } = [];

    public DeploymentRequest Request { get; set; } = new()
    {
        Target = "DeployService --profile dev",
        Cluster = "shop",
        Service = "web",
        Region = "eu-central-1",
        Definition = """{ "family": "shop-app", "containerDefinitions": [{ "name": "app", "image": "shop/app@sha256:1" }] }""",
        ServiceDefinition = """
            { "launchType": "FARGATE", "healthCheckGracePeriodSeconds": 60,
              "deploymentConfiguration": { "deploymentCircuitBreaker": { "enable": true, "rollback": true } },
              "loadBalancers": [{ "containerName": "app", "containerPort": 8080, "targetGroupArn": "arn:tg" }] }
            """,
        Timeout = TimeSpan.FromMinutes(2),
    };

    public TaskRunnerServices Services => new(Ecs, Logs) { Time = Time };

    public Task<DeploymentReport> DeployAsync(CancellationToken cancellationToken) => DeployAsync(new SdkServiceDeployer(Services), cancellationToken);

    /// <summary>Deploys while the clock goes on second by second; a deployment that outlives an hour of that clock hangs.</summary>
    public async Task<DeploymentReport> DeployAsync(IServiceDeployer deployer, CancellationToken cancellationToken)
    {
        var run = deployer.DeployAsync(Request, this, cancellationToken);
        for (var seconds = 0; !run.IsCompleted; seconds++)
        {
            Assert.True(seconds < 3600, "The deployment hangs: an hour of its clock has passed.");
            Time.Advance(TimeSpan.FromSeconds(1));
            // Lets continuations run; nothing is measured by it.
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(1), TestContext.Current.CancellationToken));
        }

        return await run;
    }

    public void Registered(TaskRevision revision) => Seen.Add($"registered {revision}");

    public void Started(string deploymentArn) => Seen.Add($"started {deploymentArn.Split('/')[^1]}");

    public void StateChanged(string state) => Seen.Add(state);

    public void Happened(ServiceStoryEvent happened) => Seen.Add(happened.Message);

    public void Noted(string message) => Seen.Add(message);

    public void Dispose()
    {
        Ecs.Dispose();
        Logs.Dispose();
    }
}
