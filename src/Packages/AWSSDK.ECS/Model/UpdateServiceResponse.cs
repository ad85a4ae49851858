using Amazon.Runtime;

namespace Amazon.ECS.Model;

/// <summary>The service as it is now.</summary>
public partial class UpdateServiceResponse : AmazonWebServiceResponse
{
    /// <summary>The service, its new deployment first.</summary>
    public Service Service { get; set; }
}
