namespace Amazon.ECS.Model;

public partial class PlacementConstraint
{
    public PlacementConstraintType Type { get; set; }

    public string Expression { get; set; }
}
