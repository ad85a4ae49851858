namespace Amazon.ECS.Model;

/// <summary>What deploys a service.</summary>
public partial class DeploymentController
{
    /// <summary>Which one; required.</summary>
    public DeploymentControllerType Type { get; set; }
}
