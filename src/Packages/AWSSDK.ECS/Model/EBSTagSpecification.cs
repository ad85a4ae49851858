namespace Amazon.ECS.Model;

/// <summary>The tags of an EBS volume.</summary>
public partial class EBSTagSpecification
{
    /// <summary>What is tagged: <c>volume</c>; required.</summary>
    public EBSResourceType ResourceType { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether the definition's or the service's tags are copied to the volume.</summary>
    public PropagateTags PropagateTags { get; set; }
}
