namespace Amazon.ECS.Model;

/// <summary>How a service's deployments go.</summary>
public partial class DeploymentConfiguration
{
    /// <summary>What ends a deployment whose tasks do not come up.</summary>
    public DeploymentCircuitBreaker DeploymentCircuitBreaker { get; set; }

    /// <summary>The most tasks at once, in percent of the desired count.</summary>
    public int? MaximumPercent { get; set; }

    /// <summary>The fewest healthy tasks, in percent of the desired count.</summary>
    public int? MinimumHealthyPercent { get; set; }

    /// <summary>How new tasks replace the old ones; <c>ROLLING</c> when nothing is said.</summary>
    public DeploymentStrategy Strategy { get; set; }

    /// <summary>Minutes for which the old tasks are kept after a blue-green deployment, 0 to 1440.</summary>
    public int? BakeTimeInMinutes { get; set; }
}
