namespace Amazon.ECS.Model;

/// <summary>How a container's health is found out. The image's own check is not used.</summary>
public partial class HealthCheck
{
    /// <summary><c>CMD</c> and an argument each, or <c>CMD-SHELL</c> and a line for the shell; exit code 0 is healthy.</summary>
    public List<string> Command { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Seconds between checks, 5 to 300; 30 when nothing is said.</summary>
    public int? Interval { get; set; }

    /// <summary>Seconds that a check may take, 2 to 60; 5 when nothing is said.</summary>
    public int? Timeout { get; set; }

    /// <summary>Failures in a row until it is unhealthy, 1 to 10; 3 when nothing is said.</summary>
    public int? Retries { get; set; }

    /// <summary>Seconds after the start in which failures do not count, 0 to 300; none when nothing is said.</summary>
    public int? StartPeriod { get; set; }
}
