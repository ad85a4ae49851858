namespace Amazon.ECS.Model;

/// <summary>A setting of a cluster.</summary>
public partial class ClusterSetting
{
    /// <summary>The setting.</summary>
    public ClusterSettingName Name { get; set; }

    /// <summary>Its value, as <c>enabled</c>.</summary>
    public string Value { get; set; }
}
