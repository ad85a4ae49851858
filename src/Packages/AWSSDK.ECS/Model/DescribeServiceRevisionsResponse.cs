using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The service revisions that are known.</summary>
public partial class DescribeServiceRevisionsResponse : AmazonWebServiceResponse
{
    /// <summary>The service revisions that are known.</summary>
    public List<ServiceRevision> ServiceRevisions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Those that are not.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
