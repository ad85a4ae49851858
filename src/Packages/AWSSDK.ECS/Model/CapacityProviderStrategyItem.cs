namespace Amazon.ECS.Model;

/// <summary>A capacity provider's share of the tasks.</summary>
public partial class CapacityProviderStrategyItem
{
    /// <summary>The provider's short name, as <c>FARGATE_SPOT</c>; required.</summary>
    public string CapacityProvider { get; set; }

    /// <summary>Its share of the tasks beyond the base, 0 to 1000; 0 when nothing is said.</summary>
    public int? Weight { get; set; }

    /// <summary>How many tasks it gets first; only one provider may have a base.</summary>
    public int? Base { get; set; }
}
