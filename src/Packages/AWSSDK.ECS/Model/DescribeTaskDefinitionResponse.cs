using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>A task definition and its tags.</summary>
public partial class DescribeTaskDefinitionResponse : AmazonWebServiceResponse
{
    /// <summary>The definition.</summary>
    public TaskDefinition TaskDefinition { get; set; }

    /// <summary>The tags.</summary>
    public List<Tag> Tags { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
