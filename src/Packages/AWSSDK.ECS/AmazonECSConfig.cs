using AWSSDK.Subset.Runtime;

namespace Amazon.ECS;

/// <summary>Configuration of an <see cref="AmazonECSClient"/>.</summary>
public partial class AmazonECSConfig : JsonServiceConfig
{
    /// <summary>Starts from the environment and the shared configuration files.</summary>
    public AmazonECSConfig()
        : base(ECSService.Description)
    {
    }

    /// <summary>The service's identity in every AWS SDK.</summary>
    public static new string ServiceId => ECSService.Description.ServiceId;
}
