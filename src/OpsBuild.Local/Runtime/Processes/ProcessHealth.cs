using System.ComponentModel;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Runtime.Processes;

/// <summary>A container's health check as a process beside the container's own.</summary>
internal static class ProcessHealth
{
    public static async Task<bool> IsHealthyAsync(
        HealthCheck check, FolderImage? image, IReadOnlyDictionary<string, string> environment, string folder, CancellationToken cancellationToken)
    {
        var command = check.Command[0] == "CMD-SHELL"
            ? OperatingSystem.IsWindows() ? ["cmd.exe", "/c", string.Join(' ', check.Command.Skip(1))] : (string[])["/bin/sh", "-c", string.Join(' ', check.Command.Skip(1))]
            : Here([.. check.Command.Skip(1)], image);
        try
        {
            var result = await new ChildProcess(command[0], command[1..])
            {
                Timeout = check.Timeout,
                Environment = environment,
                WorkingDirectory = folder,
            }.RunAsync(cancellationToken);
            return result.ExitCode == 0;
        }
        catch (Exception failed) when (failed is TimeoutException or Win32Exception)
        {
            // Too slow, or no such program: what a health check calls unhealthy.
            return false;
        }
    }

    // The program's path in the image means nothing on this machine.
    private static string[] Here(string[] command, FolderImage? image) =>
        image?.CommandInImage is { Count: > 0 } inImage && command.Take(inImage.Count).SequenceEqual(inImage, StringComparer.Ordinal)
            ? [image.Program, .. image.Arguments, .. command[inImage.Count..]]
            : command;
}
