namespace OpsBuild.Ecs.Deployments;

/// <summary>Sees a deployment while it happens.</summary>
public interface IDeploymentObserver
{
    /// <summary>A revision is there to be deployed.</summary>
    void Registered(TaskRevision revision);

    /// <summary>ECS has begun the deployment.</summary>
    /// <param name="deploymentArn">The service deployment's ARN.</param>
    void Started(string deploymentArn);

    /// <summary>The service deployment is in a new state, such as <c>IN_PROGRESS</c>.</summary>
    void StateChanged(string state);

    /// <summary>The service tells of something; events come in order, each of them once.</summary>
    void Happened(ServiceStoryEvent happened);

    /// <summary>Something that a reader of the log will want to know: a tool that disagrees, a deployment that this one replaces.</summary>
    void Noted(string message);
}

/// <summary>An event of a service.</summary>
/// <param name="At">When.</param>
/// <param name="Message">In ECS's words.</param>
public sealed record ServiceStoryEvent(DateTimeOffset At, string Message);
