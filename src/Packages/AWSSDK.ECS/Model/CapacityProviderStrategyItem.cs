namespace Amazon.ECS.Model;

public partial class CapacityProviderStrategyItem
{
    public string CapacityProvider { get; set; }

    public int? Weight { get; set; }

    public int? Base { get; set; }
}
