namespace OpsBuild.Ecs.Runners;

/// <summary>Sees a run while it happens.</summary>
public interface ITaskObserver
{
    /// <summary>A revision is there to be run.</summary>
    /// <param name="definition">Its ARN, or its family and revision.</param>
    /// <param name="reused">True where this runner had registered the same definition before.</param>
    void Registered(string definition, bool reused);

    /// <summary>There is a task.</summary>
    /// <param name="taskArn">Its ARN.</param>
    /// <param name="reattached">True where an earlier attempt of the same run had started it.</param>
    void Started(string taskArn, bool reattached);

    /// <summary>The task is in a new state of its life, such as <c>RUNNING</c>.</summary>
    void StateChanged(string state);

    /// <summary>A container printed a line. Lines of one container come in order, each of them once.</summary>
    void Printed(string container, string line);

    /// <summary>Something that a reader of the log will want to know: a stop that was asked for, a tool that disagrees.</summary>
    void Noted(string message);
}
