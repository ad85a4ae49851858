using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The service as it is now.</summary>
public partial class CreateServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The service, its new deployment first.</summary>
    public Service Service { get; set; }
}
