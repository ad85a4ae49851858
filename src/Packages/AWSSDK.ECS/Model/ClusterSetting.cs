namespace Amazon.ECS.Model;

public partial class ClusterSetting
{
    public ClusterSettingName Name { get; set; }

    public string Value { get; set; }
}
