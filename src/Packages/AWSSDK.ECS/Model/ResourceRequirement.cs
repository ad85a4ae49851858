namespace Amazon.ECS.Model;

public partial class ResourceRequirement
{
    public string Value { get; set; }

    public ResourceType Type { get; set; }
}
