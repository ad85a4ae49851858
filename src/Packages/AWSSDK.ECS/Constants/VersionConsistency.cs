using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Whether a service's tasks all run the digest that a tag meant when the first of them started.</summary>
public class VersionConsistency : ConstantClass
{
    /// <summary><c>disabled</c>.</summary>
    public static readonly VersionConsistency Disabled = new("disabled");

    /// <summary><c>enabled</c>.</summary>
    public static readonly VersionConsistency Enabled = new("enabled");

    /// <summary>A value that the service may know and this class does not.</summary>
    public VersionConsistency(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static VersionConsistency FindValue(string value) => FindValue<VersionConsistency>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator VersionConsistency(string value) => FindValue(value);
}
