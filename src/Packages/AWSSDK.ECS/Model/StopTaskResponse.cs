using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The task that is stopping.</summary>
public partial class StopTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The task; it is stopping, not stopped.</summary>
    public Task Task { get; set; }
}
