using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>The names of cluster settings.</summary>
public class ClusterSettingName : ConstantClass
{
    /// <summary><c>containerInsights</c>.</summary>
    public static readonly ClusterSettingName ContainerInsights = new("containerInsights");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ClusterSettingName(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ClusterSettingName FindValue(string value) => FindValue<ClusterSettingName>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ClusterSettingName(string value) => FindValue(value);
}
