namespace Amazon.ECS.Model;

/// <summary>How tasks are spread over instances; not on Fargate.</summary>
public partial class PlacementStrategy
{
    /// <summary>Its kind.</summary>
    public PlacementStrategyType Type { get; set; }

    /// <summary>What to spread or to pack by.</summary>
    public string Field { get; set; }
}
