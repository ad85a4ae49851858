using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The ways to spread tasks over instances.</summary>
public class PlacementStrategyType : ConstantClass
{
    /// <summary><c>binpack</c>.</summary>
    public static readonly PlacementStrategyType Binpack = new("binpack");

    /// <summary><c>random</c>.</summary>
    public static readonly PlacementStrategyType Random = new("random");

    /// <summary><c>spread</c>.</summary>
    public static readonly PlacementStrategyType Spread = new("spread");

    /// <summary>A value that the service may know and this class does not.</summary>
    public PlacementStrategyType(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static PlacementStrategyType FindValue(string value) => FindValue<PlacementStrategyType>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator PlacementStrategyType(string value) => FindValue(value);
}
