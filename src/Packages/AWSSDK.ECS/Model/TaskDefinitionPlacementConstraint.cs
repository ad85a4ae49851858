namespace Amazon.ECS.Model;

/// <summary>Where tasks of a definition may be placed; not on Fargate.</summary>
public partial class TaskDefinitionPlacementConstraint
{
    /// <summary>Its kind.</summary>
    public TaskDefinitionPlacementConstraintType Type { get; set; }

    /// <summary>A cluster query.</summary>
    public string Expression { get; set; }
}
