using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The clusters that are known.</summary>
public partial class DescribeClustersResponse : AmazonWebServiceResponse
{
    /// <summary>The clusters that are known.</summary>
    public List<Cluster> Clusters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What could not be done or was not found.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
