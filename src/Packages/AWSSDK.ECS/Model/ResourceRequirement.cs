namespace Amazon.ECS.Model;

/// <summary>A resource that a container needs for itself.</summary>
public partial class ResourceRequirement
{
    /// <summary>How many GPUs, or which accelerator; required.</summary>
    public string Value { get; set; }

    /// <summary>What is needed; required.</summary>
    public ResourceType Type { get; set; }
}
