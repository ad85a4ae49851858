using AWSSDK.Subset.Runtime;

namespace Amazon.ECR;

/// <summary>Configuration of an <see cref="AmazonECRClient"/>.</summary>
public partial class AmazonECRConfig : JsonServiceConfig
{
    /// <summary>Starts from the environment and the shared configuration files.</summary>
    public AmazonECRConfig()
        : base(ECRService.Description)
    {
    }

    /// <summary>The service's identity in every AWS SDK.</summary>
    public static new string ServiceId => ECRService.Description.ServiceId;
}
