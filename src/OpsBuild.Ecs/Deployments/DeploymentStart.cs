namespace OpsBuild.Ecs.Deployments;

/// <summary>What came of asking for a deployment.</summary>
internal abstract record DeploymentStart
{
    private DeploymentStart() { }

    /// <summary>It was asked for.</summary>
    /// <param name="Revision">What is deployed.</param>
    /// <param name="Tool">The tool that asks, and waits in its own way; null where ECS was asked directly.</param>
    public sealed record Asked(TaskRevision Revision, IDeployTool? Tool = null) : DeploymentStart;

    /// <summary>It was refused; the reason is in the words of who refused.</summary>
    public sealed record Failed(string Why, TaskRevision? Revision = null) : DeploymentStart;

    /// <summary>There was no time left to ask.</summary>
    public sealed record GivenUp : DeploymentStart;
}

/// <summary>A program that deploys beside us. What it says of the deployment's end is shown, never believed.</summary>
internal interface IDeployTool
{
    /// <summary>Why it ended without having begun a deployment, as far as it says; null while it runs, or where it says nothing of that kind.</summary>
    string? Failure { get; }

    /// <summary>Whether it still runs.</summary>
    bool IsRunning { get; }

    /// <summary>Lets it come to its end, or ends it.</summary>
    /// <param name="isOver">Whether the deployment is over, so that it soon ends by itself.</param>
    /// <param name="isDeployed">What we say of the deployment.</param>
    /// <param name="observer">Hears where it says otherwise.</param>
    Task FinishAsync(bool isOver, bool isDeployed, IDeploymentObserver observer);
}
