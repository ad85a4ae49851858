namespace Amazon.ECS.Model;

public partial class DeploymentController
{
    public DeploymentControllerType Type { get; set; }
}
