using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether tasks are moved between availability zones.</summary>
public class AvailabilityZoneRebalancing : ConstantClass
{
    /// <summary><c>DISABLED</c>.</summary>
    public static readonly AvailabilityZoneRebalancing DISABLED = new("DISABLED");

    /// <summary><c>ENABLED</c>.</summary>
    public static readonly AvailabilityZoneRebalancing ENABLED = new("ENABLED");

    /// <summary>A value that the service may know and this class does not.</summary>
    public AvailabilityZoneRebalancing(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static AvailabilityZoneRebalancing FindValue(string value) => FindValue<AvailabilityZoneRebalancing>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator AvailabilityZoneRebalancing(string value) => FindValue(value);
}
