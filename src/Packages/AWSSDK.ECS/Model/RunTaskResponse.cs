using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>What was started and what was not.</summary>
public partial class RunTaskResponse : AmazonWebServiceResponse
{
    /// <summary>The tasks that were accepted, in the state PROVISIONING or PENDING.</summary>
    public List<Task> Tasks { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>What could not be placed, with the reason: <c>RESOURCE:MEMORY</c>, <c>AGENT</c> and others.</summary>
    public List<Failure> Failures { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
