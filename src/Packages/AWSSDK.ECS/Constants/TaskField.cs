using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a description of tasks can include.</summary>
public class TaskField : ConstantClass
{
    /// <summary><c>TAGS</c>.</summary>
    public static readonly TaskField TAGS = new("TAGS");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TaskField(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TaskField FindValue(string value) => FindValue<TaskField>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TaskField(string value) => FindValue(value);
}
