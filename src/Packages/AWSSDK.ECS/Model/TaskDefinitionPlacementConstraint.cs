namespace Amazon.ECS.Model;

public partial class TaskDefinitionPlacementConstraint
{
    public TaskDefinitionPlacementConstraintType Type { get; set; }

    public string Expression { get; set; }
}
