using System.Diagnostics;
using OpsBuild.Local.Aws.Ecs.TaskDefinitions;
using OpsBuild.Local.Runtime.Images;
using OpsBuild.Local.Platform;
using OpsBuild.Local.Runtime.Metadata;

namespace OpsBuild.Local.Runtime.Processes;

/// <summary>A container as a child process of the endpoint.</summary>
internal sealed class ProcessContainer : IRunningContainer
{
    // Whoever it left behind may hold its streams for ever.
    private static readonly TimeSpan LastLines = TimeSpan.FromSeconds(5);

    private const int BufferSize = 32 * 1024;

    private readonly Process process;
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly FolderImage? image;
    private readonly RunningProcesses running;
    private readonly Lock gate = new();
    private readonly ProcessIdentity? identity;

    private ProcessContainer(Process process, ContainerPlan plan, RunningProcesses running)
    {
        (this.process, environment, image, this.running) = (process, plan.Environment, (plan.Image as LocalImage.Folder)?.Image, running);
        identity = ProcessIdentity.Of(process.Id);
        if (identity is not null)
            running.Add(identity);
        RuntimeId = $"process-{process.Id}";
        Exited = EndAsync(Forward(process.StandardOutput.BaseStream, plan.Output), Forward(process.StandardError.BaseStream, plan.Output));
    }

    public string RuntimeId { get; }

    public Task<ContainerExit> Exited { get; }

    /// <exception cref="System.ComponentModel.Win32Exception">The program cannot be started.</exception>
    public static ProcessContainer Start(ProcessStartInfo start, ContainerPlan plan, RunningProcesses running)
    {
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        process.StandardInput.Close();
        return new ProcessContainer(process, plan, running);
    }

    public async Task StopAsync(TimeSpan stopTimeout)
    {
        if (!process.HasExited)
            StopSignal.SendTo(process);
        try
        {
            await Exited.WaitAsync(stopTimeout);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    public Task<bool> IsHealthyAsync(HealthCheck check, CancellationToken cancellationToken) =>
        ProcessHealth.IsHealthyAsync(check, image, environment, process.StartInfo.WorkingDirectory, cancellationToken);

    public ValueTask DisposeAsync()
    {
        Kill();
        process.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<ContainerExit> EndAsync(params Task[] streams)
    {
        await ExitOnlyAsync();
        // A container's processes all end with its first one.
        LeftProcesses.Kill(TaskMetadataPage.Variable, environment);
        await Task.WhenAny(Task.WhenAll(streams), Task.Delay(LastLines));
        if (identity is not null)
            running.Remove(identity);
        return new ContainerExit(process.ExitCode);
    }

    // Process.WaitForExitAsync would also wait for the end of both streams.
    private async Task ExitOnlyAsync()
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult();
        if (!process.HasExited)
            await exited.Task;
    }

    private async Task Forward(Stream stream, Action<string> output)
    {
        var lines = new LineSplitter(line =>
        {
            lock (gate)
                output(line);
        });
        var buffer = new byte[BufferSize];
        try
        {
            for (int read; (read = await stream.ReadAsync(buffer)) > 0;)
                lines.Add(buffer.AsSpan(0, read));
        }
        catch (Exception closed) when (closed is ObjectDisposedException or IOException)
        {
            // Whoever it left behind still held the stream when the process was let go of.
        }

        lines.End();
    }
}
