using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The definition as it was registered.</summary>
public partial class RegisterTaskDefinitionResponse : AmazonWebServiceResponse
{
    /// <summary>The definition with what the service added: ARN, revision, status, compatibilities.</summary>
    public TaskDefinition TaskDefinition { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
