using Amazon.Runtime;

namespace Amazon.ECS.Model;

public partial class DescribeClustersResponse : AmazonWebServiceResponse
{
    public List<Cluster> Clusters { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
