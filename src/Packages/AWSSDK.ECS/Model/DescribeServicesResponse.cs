using Amazon.Runtime;

namespace Amazon.ECS.Model;

public partial class DescribeServicesResponse : AmazonWebServiceResponse
{
    public List<Service> Services { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
