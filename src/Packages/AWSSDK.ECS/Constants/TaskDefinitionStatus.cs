using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether a task definition can be used.</summary>
public class TaskDefinitionStatus : ConstantClass
{
    /// <summary>It can be run.</summary>
    public static readonly TaskDefinitionStatus ACTIVE = new("ACTIVE");

    /// <summary>It is being deleted.</summary>
    public static readonly TaskDefinitionStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");

    /// <summary>It was deregistered: running tasks go on, new ones are refused.</summary>
    public static readonly TaskDefinitionStatus INACTIVE = new("INACTIVE");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TaskDefinitionStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TaskDefinitionStatus FindValue(string value) => FindValue<TaskDefinitionStatus>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TaskDefinitionStatus(string value) => FindValue(value);
}
