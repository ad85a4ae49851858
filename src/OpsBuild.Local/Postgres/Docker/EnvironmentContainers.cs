using Docker.DotNet;
using Docker.DotNet.Models;
using Serilog;

namespace OpsBuild.Local.Postgres.Docker;

/// <summary>All containers of an environment, found by their label, also one that nothing is written down about.</summary>
internal static class EnvironmentContainers
{
    public static async Task RemoveAllAsync(string environmentId, ILogger log, CancellationToken cancellationToken)
    {
        var (engine, failure) = await DockerEngine.ConnectAsync(cancellationToken);
        if (engine is null)
        {
            log.Warning("A container of this environment may be left: {Reason}; remove it with docker rm --force --volumes", failure);
            return;
        }

        using (engine)
        {
            var label = new Dictionary<string, bool> { [$"{ContainerCluster.Label}={environmentId}"] = true };
            var filter = new Dictionary<string, IDictionary<string, bool>> { ["label"] = label };
            foreach (var container in await engine.Client.Containers.ListContainersAsync(
                new ContainersListParameters { All = true, Filters = filter }, cancellationToken))
                await RemoveAsync(engine, container.ID, cancellationToken);
        }
    }

    public static async Task RemoveAsync(DockerEngine engine, string container, CancellationToken cancellationToken)
    {
        try
        {
            await engine.Client.Containers.RemoveContainerAsync(
                container, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, cancellationToken);
        }
        catch (DockerContainerNotFoundException)
        {
            // Somebody was faster; it is gone, which is what is wanted.
        }
    }
}
