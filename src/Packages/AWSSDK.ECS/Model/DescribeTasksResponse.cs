using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The tasks that are known.</summary>
public partial class DescribeTasksResponse : AmazonWebServiceResponse
{
    /// <summary>The tasks that are known. They may be missing for some seconds after RunTask.</summary>
    public List<Task> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What could not be done or was not found.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
