using Amazon.Runtime;

namespace Amazon.ECS;

public class HealthStatus : ConstantClass
{
    /// <summary><c>HEALTHY</c>.</summary>
    public static readonly HealthStatus HEALTHY = new("HEALTHY");

    /// <summary><c>UNHEALTHY</c>.</summary>
    public static readonly HealthStatus UNHEALTHY = new("UNHEALTHY");

    /// <summary><c>UNKNOWN</c>.</summary>
    public static readonly HealthStatus UNKNOWN = new("UNKNOWN");

    /// <summary>A value that the service may know and this class does not.</summary>
    public HealthStatus(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static HealthStatus FindValue(string value) => FindValue<HealthStatus>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator HealthStatus(string value) => FindValue(value);
}
