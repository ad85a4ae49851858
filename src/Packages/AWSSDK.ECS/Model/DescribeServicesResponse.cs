using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The services that are known.</summary>
public partial class DescribeServicesResponse : AmazonWebServiceResponse
{
    /// <summary>The services that are known.</summary>
    public List<Service> Services { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What could not be done or was not found.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
