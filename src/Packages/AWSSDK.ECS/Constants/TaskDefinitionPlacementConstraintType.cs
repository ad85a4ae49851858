using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The kinds of placement constraints of a task definition.</summary>
public class TaskDefinitionPlacementConstraintType : ConstantClass
{
    /// <summary><c>memberOf</c>.</summary>
    public static readonly TaskDefinitionPlacementConstraintType MemberOf = new("memberOf");

    /// <summary>A value that the service may know and this class does not.</summary>
    public TaskDefinitionPlacementConstraintType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static TaskDefinitionPlacementConstraintType FindValue(string value) => FindValue<TaskDefinitionPlacementConstraintType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator TaskDefinitionPlacementConstraintType(string value) => FindValue(value);
}
