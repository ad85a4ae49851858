namespace Amazon.ECS.Model;

public partial class PlacementStrategy
{
    public PlacementStrategyType Type { get; set; }

    public string Field { get; set; }
}
