namespace Amazon.ECS.Model;

public partial class EnvironmentFile
{
    public string Value { get; set; }

    public EnvironmentFileType Type { get; set; }
}
