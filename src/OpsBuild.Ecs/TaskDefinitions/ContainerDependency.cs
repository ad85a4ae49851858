using OpsBuild.Ecs.TaskDefinitions.Names;
using OpsBuild.Ecs.TaskDefinitions.Writing;

namespace OpsBuild.Ecs.TaskDefinitions;

/// <summary>What another container must have reached before this one starts.</summary>
public enum DependencyCondition
{
    Start,
    Complete,
    Success,
    Healthy,
}

/// <summary>A container waits for another one.</summary>
public sealed record ContainerDependency(ContainerName Container, DependencyCondition Condition)
{
    internal JsonPart ToJson() => JsonPart.Object(
        ("containerName", JsonPart.Text(Container.ToString())),
        ("condition", JsonPart.Text(Condition.ToString().ToUpperInvariant())));
}
