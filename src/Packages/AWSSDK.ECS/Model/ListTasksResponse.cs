using Amazon.Runtime;

namespace Amazon.ECS.Model;

public partial class ListTasksResponse : AmazonWebServiceResponse
{
    public List<string> TaskArns { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public string NextToken { get; set; }
}
