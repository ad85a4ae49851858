using System.Diagnostics;
using System.Globalization;
using Docker.DotNet;
using OpsBuild.Local.Aws.Ecs.Tasks;
using OpsBuild.Local.Aws.Endpoint;
using OpsBuild.Local.Runtime.Images;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>One task in the engine: its network, and the containers in it.</summary>
internal sealed class DockerTask(DockerClient client, EndpointFiles files, EcsTask task, TaskNetwork network) : IContainerPlace
{
    public async Task<IRunningContainer> StartAsync(ContainerPlan plan, CancellationToken cancellationToken)
    {
        if (plan.Definition.MountsVolumes)
            throw new TaskStartException(
                $"CannotCreateContainerError: {plan.Definition.Name} mounts volumes, which the local ECS does not have.", isOfTask: false);
        if (plan.Definition.HasSystemControls)
            throw new TaskStartException(
                $"CannotCreateContainerError: {plan.Definition.Name} has systemControls, which the local ECS does not set.", isOfTask: false);
        var image = plan.Image is LocalImage.InEngine found ? found.Image : throw new UnreachableException();
        var labels = TaskLabels.Of(files, task.Id, plan.Definition.Name);
        return await DockerContainer.StartAsync(
            client, ContainerParameters.Of(plan, image, network.Container, Memory(), labels), plan.Output, cancellationToken);
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    // Fargate's limit is the whole task's; here no container of it may have more.
    private long? Memory() =>
        long.TryParse(task.Request.Overrides.Memory ?? task.Request.Definition.Memory, NumberStyles.None, CultureInfo.InvariantCulture, out var memory)
            ? memory : null;
}
