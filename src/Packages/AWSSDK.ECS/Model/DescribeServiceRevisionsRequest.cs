namespace Amazon.ECS.Model;

/// <summary>Which service revisions to describe.</summary>
public partial class DescribeServiceRevisionsRequest : AmazonECSRequest
{
    /// <summary>Their ARNs, at most 20; required.</summary>
    public List<string> ServiceRevisionArns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
