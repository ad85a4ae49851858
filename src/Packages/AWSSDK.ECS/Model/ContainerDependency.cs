namespace Amazon.ECS.Model;

/// <summary>What another container must have reached before this one starts.</summary>
public partial class ContainerDependency
{
    /// <summary>The container to wait for.</summary>
    public string ContainerName { get; set; }

    /// <summary>What it must have reached.</summary>
    public ContainerCondition Condition { get; set; }
}
