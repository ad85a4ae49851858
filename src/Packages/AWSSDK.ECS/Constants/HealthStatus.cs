using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>A container's health, and that of a task as all its essential containers make it.</summary>
public class HealthStatus : ConstantClass
{
    /// <summary>The health check passes.</summary>
    public static readonly HealthStatus HEALTHY = new("HEALTHY");

    /// <summary>The health check failed more often than allowed.</summary>
    public static readonly HealthStatus UNHEALTHY = new("UNHEALTHY");

    /// <summary>There is no health check, or it has not been decided yet.</summary>
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
