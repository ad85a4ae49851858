using Amazon.Runtime;

namespace Amazon.ECS.Model;

public partial class StopTaskResponse : AmazonWebServiceResponse
{
    public Task Task { get; set; }
}
