using Amazon.Runtime;

namespace Amazon.ECS;

public class TaskDefinitionStatus : ConstantClass
{
    /// <summary><c>ACTIVE</c>.</summary>
    public static readonly TaskDefinitionStatus ACTIVE = new("ACTIVE");

    /// <summary><c>DELETE_IN_PROGRESS</c>.</summary>
    public static readonly TaskDefinitionStatus DELETE_IN_PROGRESS = new("DELETE_IN_PROGRESS");

    /// <summary><c>INACTIVE</c>.</summary>
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
