using OpsBuild.Ecs.Deployments;
using OpsBuild.Ecs.Logs;
using Serilog;

namespace OpsBuild.Build.Reports;

/// <summary>Tells a deployment while it happens.</summary>
internal sealed class ServiceStory(ILogger log) : IDeploymentObserver
{
    public void Registered(TaskRevision revision) => log.Information("Definition {Definition}", revision);

    public void Started(string deploymentArn) => log.Information("Deployment {Deployment}", deploymentArn);

    public void StateChanged(string state) => log.Information("{State}", state);

    public void Happened(ServiceStoryEvent happened) => log.Information("{Event}", ConsoleText.Of(happened.Message));

    public void Noted(string message) => log.Warning("{Message}", ConsoleText.Of(message));
}
