namespace Amazon.ECS.Model;

public partial class EBSTagSpecification
{
    public EBSResourceType ResourceType { get; set; }

    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public PropagateTags PropagateTags { get; set; }
}
