using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a description of a task definition can include.</summary>
public class TaskDefinitionField : ConstantClass
{
    /// <summary><c>TAGS</c>.</summary>
    public static readonly TaskDefinitionField TAGS = new("TAGS");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TaskDefinitionField(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TaskDefinitionField FindValue(string value) => FindValue<TaskDefinitionField>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TaskDefinitionField(string value) => FindValue(value);
}
