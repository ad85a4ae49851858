using AWSSDK.Subset.Runtime;

namespace Amazon.SecretsManager;

/// <summary>Configuration of an <see cref="AmazonSecretsManagerClient"/>.</summary>
public partial class AmazonSecretsManagerConfig : JsonServiceConfig
{
    /// <summary>Starts from the environment and the shared configuration files.</summary>
    public AmazonSecretsManagerConfig()
        : base(SecretsManagerService.Description)
    {
    }

    /// <summary>The service's identity in every AWS SDK.</summary>
    public static new string ServiceId => SecretsManagerService.Description.ServiceId;
}
