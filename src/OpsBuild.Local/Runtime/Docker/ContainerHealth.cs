using Docker.DotNet;
using Docker.DotNet.Models;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>A container's health check, run inside of it.</summary>
internal sealed class ContainerHealth(DockerClient client, string container)
{
    private string? last;

    public async Task<bool> IsHealthyAsync(HealthCheck check, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(check.Timeout);
        try
        {
            // Nobody can end a check that hangs; at least no second one is started beside it.
            if (last is not null && (await client.Exec.InspectContainerExecAsync(last, deadline.Token)).Running)
                return false;
            var begun = await client.Exec.CreateContainerExecAsync(container, Parameters(check), deadline.Token);
            last = begun.ID;
            using var output = await client.Exec.StartContainerExecAsync(last, new ContainerExecStartParameters(), deadline.Token);
            await output.CopyOutputToAsync(Stream.Null, Stream.Null, Stream.Null, deadline.Token);
            return (await client.Exec.InspectContainerExecAsync(last, deadline.Token)).ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failed) when (failed is DockerApiException || LocalEngine.IsSilence(failed))
        {
            // No such program in it, or it has just ended: what a health check calls unhealthy.
            return false;
        }
    }

    private static ContainerExecCreateParameters Parameters(HealthCheck check) => new()
    {
        Cmd = check.Command[0] == "CMD-SHELL" ? ["/bin/sh", "-c", string.Join(' ', check.Command.Skip(1))] : [.. check.Command.Skip(1)],
        AttachStdout = true,
        AttachStderr = true,
    };
}
