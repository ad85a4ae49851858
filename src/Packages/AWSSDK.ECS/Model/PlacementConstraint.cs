namespace Amazon.ECS.Model;

/// <summary>Where tasks may be placed; not on Fargate.</summary>
public partial class PlacementConstraint
{
    /// <summary>Its kind.</summary>
    public PlacementConstraintType Type { get; set; }

    /// <summary>A cluster query; for <c>memberOf</c> only.</summary>
    public string Expression { get; set; }
}
