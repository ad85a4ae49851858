namespace Amazon.ECS.Model;

/// <summary>Where a container's output goes. Fargate knows awslogs, splunk and awsfirelens.</summary>
public partial class LogConfiguration
{
    /// <summary>The driver; required.</summary>
    public LogDriver LogDriver { get; set; }

    /// <summary>The driver's options, all of them text, as <c>awslogs-group</c>, <c>awslogs-stream-prefix</c> and <c>mode</c>.</summary>
    public Dictionary<string, string> Options { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Options whose values are secrets.</summary>
    public List<Secret> SecretOptions { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
