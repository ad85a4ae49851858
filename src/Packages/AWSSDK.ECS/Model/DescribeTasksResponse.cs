using Amazon.Runtime;

namespace Amazon.ECS.Model;

public partial class DescribeTasksResponse : AmazonWebServiceResponse
{
    public List<Task> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
