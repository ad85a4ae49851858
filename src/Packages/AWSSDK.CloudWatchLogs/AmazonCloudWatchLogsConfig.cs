using AWSSDK.Subset.Runtime;

namespace Amazon.CloudWatchLogs;

/// <summary>Configuration of an <see cref="AmazonCloudWatchLogsClient"/>.</summary>
public partial class AmazonCloudWatchLogsConfig : JsonServiceConfig
{
    /// <summary>Starts from the environment and the shared configuration files.</summary>
    public AmazonCloudWatchLogsConfig()
        : base(CloudWatchLogsService.Description)
    {
    }

    /// <summary>The service's identity in every AWS SDK.</summary>
    public static new string ServiceId => CloudWatchLogsService.Description.ServiceId;
}
