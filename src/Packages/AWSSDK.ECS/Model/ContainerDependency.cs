namespace Amazon.ECS.Model;

public partial class ContainerDependency
{
    public string ContainerName { get; set; }

    public ContainerCondition Condition { get; set; }
}
