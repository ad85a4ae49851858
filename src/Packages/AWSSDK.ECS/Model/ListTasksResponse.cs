using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>A page of ARNs of tasks.</summary>
public partial class ListTasksResponse : AmazonWebServiceResponse
{
    /// <summary>The ARNs of this page.</summary>
    public List<string> TaskArns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Where the next page starts; null on the last page.</summary>
    public string NextToken { get; set; }
}
