using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>What a description of clusters can include.</summary>
public class ClusterField : ConstantClass
{
    /// <summary><c>ATTACHMENTS</c>.</summary>
    public static readonly ClusterField ATTACHMENTS = new("ATTACHMENTS");

    /// <summary><c>CONFIGURATIONS</c>.</summary>
    public static readonly ClusterField CONFIGURATIONS = new("CONFIGURATIONS");

    /// <summary><c>SETTINGS</c>.</summary>
    public static readonly ClusterField SETTINGS = new("SETTINGS");

    /// <summary><c>STATISTICS</c>.</summary>
    public static readonly ClusterField STATISTICS = new("STATISTICS");

    /// <summary><c>TAGS</c>.</summary>
    public static readonly ClusterField TAGS = new("TAGS");

    /// <summary>A value that the service may know and this class does not.</summary>
    public ClusterField(string value)
        : base(value)
    {
    }

    /// <summary>The constant with this value; a new one when there is none.</summary>
    public static ClusterField FindValue(string value) => FindValue<ClusterField>(value);

    /// <summary>The constant with this value.</summary>
    public static implicit operator ClusterField(string value) => FindValue(value);
}
