namespace OpsBuild.Pipeline;

/// <summary>What asks ECS for a task.</summary>
public enum TaskRunnerKind
{
    /// <summary>The AWS SDK alone: nothing has to be installed.</summary>
    Sdk,

    /// <summary>The ecspresso program.</summary>
    Ecspresso,
}
