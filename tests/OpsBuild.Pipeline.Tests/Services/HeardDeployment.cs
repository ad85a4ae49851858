using OpsBuild.Ecs.Deployments;

namespace OpsBuild.Pipeline.Tests.Services;

/// <summary>Keeps nothing: what counts stands in the report.</summary>
internal sealed class HeardDeployment : IDeploymentObserver
{
    public void Registered(TaskRevision revision)
    {
    }

    public void Started(string deploymentArn)
    {
    }

    public void StateChanged(string state)
    {
    }

    public void Happened(ServiceStoryEvent happened)
    {
    }

    public void Noted(string message) => TestContext.Current.TestOutputHelper?.WriteLine(message);
}
