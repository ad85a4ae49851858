using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>Everything that a container prints, line by line, to its very end.</summary>
internal sealed class ContainerOutput : IDisposable
{
    private const int BufferSize = 32 * 1024;

    private readonly MultiplexedStream stream;

    private ContainerOutput(MultiplexedStream stream, Action<string> line)
    {
        this.stream = stream;
        Ended = ReadAsync(line);
    }

    /// <summary>After the last line.</summary>
    public Task Ended { get; }

    /// <summary>Attaches to a container that is not yet started, so that no line can come before.</summary>
    public static async Task<ContainerOutput> AttachAsync(
        DockerClient client, string container, Action<string> line, CancellationToken cancellationToken) => new(
            await client.Containers.AttachContainerAsync(
                container, new ContainerAttachParameters { Stream = true, Stdout = true, Stderr = true }, cancellationToken), line);

    public void Dispose() => stream.Dispose();

    private async Task ReadAsync(Action<string> line)
    {
        var (output, error) = (new LineSplitter(line), new LineSplitter(line));
        var buffer = new byte[BufferSize];
        try
        {
            while (await stream.ReadOutputAsync(buffer, 0, buffer.Length, CancellationToken.None) is { EOF: false } read)
                (read.Target == MultiplexedStream.TargetStream.StandardError ? error : output).Add(buffer.AsSpan(0, read.Count));
        }
        catch (Exception cut) when (cut is IOException or ObjectDisposedException)
        {
            // The engine or the container was taken away; what came until then is handed over below.
        }

        output.End();
        error.End();
    }
}
