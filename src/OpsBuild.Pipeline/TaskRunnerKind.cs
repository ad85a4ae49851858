namespace OpsBuild.Pipeline;

/// <summary>What starts the tasks.</summary>
public enum TaskRunnerKind
{
    /// <summary><c>ecspresso register</c> and <c>ecspresso run</c>; its absence is an error.</summary>
    Ecspresso,

    /// <summary>The AWS SDK alone.</summary>
    Sdk,

    /// <summary>ecspresso where there is one, else the AWS SDK.</summary>
    Auto,
}
