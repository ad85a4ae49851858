using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;

namespace OpsBuild.Local.Runtime.Docker;

/// <summary>The Docker engine, as far as it can run tasks: one on this machine's own kernel, with which folders and sockets can be shared.</summary>
internal static class LocalEngine
{
    private const string OrAsProcesses = "or run tasks as processes: --local-runtime process";

    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The address of the engine that DOCKER_HOST, the current context or the usual socket leads to, after a look at whether it will do.</summary>
    /// <exception cref="DockerRuntimeException">It will not, or there is none.</exception>
    public static async Task<string> AddressAsync(CancellationToken cancellationToken)
    {
        using var client = Resolve();
        return await CheckAsync(client, cancellationToken);
    }

    /// <summary>The address of an engine that will do.</summary>
    /// <exception cref="DockerRuntimeException">It will not.</exception>
    internal static async Task<string> CheckAsync(DockerClient client, CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux())
            throw new DockerRuntimeException(
                "the engine runs in a machine of its own here, which cannot reach this machine's loopback address", $"use Linux, {OrAsProcesses}.");
        var address = client.Options.Endpoint.ToString();
        if (client.Options.Endpoint.Scheme != "unix")
            throw new DockerRuntimeException(
                $"the engine at {address} is, or may be, on another machine, which can reach neither this machine's files nor its loopback address",
                $"unset DOCKER_HOST and choose the context of an engine of this machine (docker context use default), {OrAsProcesses}.");
        var info = await AskAsync(client, address, cancellationToken);
        var kernel = (await File.ReadAllTextAsync("/proc/sys/kernel/osrelease", cancellationToken)).Trim();
        if (info.OSType != "linux" || info.KernelVersion != kernel)
            throw new DockerRuntimeException(
                $"the engine at {address} runs on another kernel ({info.OperatingSystem}, {info.KernelVersion}) than this machine ({kernel}), "
                + "as Docker Desktop does, and cannot share its sockets",
                $"use an engine of this machine itself (docker context use default), {OrAsProcesses}.");
        return address;
    }

    /// <summary>A client without a time limit of its own: waiting for a container's end takes as long as the container does.</summary>
    public static DockerClient Client(string address) =>
        new DockerClientBuilder().WithEndpoint(new Uri(address)).WithTimeout(Timeout.InfiniteTimeSpan).Build();

    /// <summary>Whether a call failed for want of an engine, not for what was asked of it.</summary>
    public static bool IsSilence(Exception failure) => failure is HttpRequestException or SocketException or IOException or TimeoutException;

    private static DockerClient Resolve()
    {
        try
        {
            return new DockerClientBuilder().Build();
        }
        catch (DockerConfigurationException wrong)
        {
            throw new DockerRuntimeException($"Docker's configuration cannot be used ({wrong.Message})", $"correct it, {OrAsProcesses}.", wrong);
        }
    }

    private static async Task<SystemInfoResponse> AskAsync(DockerClient client, string address, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(PingTimeout);
        try
        {
            return await client.System.GetSystemInfoAsync(deadline.Token);
        }
        catch (Exception silent) when (!cancellationToken.IsCancellationRequested && (IsSilence(silent) || silent is DockerApiException or OperationCanceledException or UnauthorizedAccessException))
        {
            throw IsDenied(silent)
                ? new DockerRuntimeException(
                    $"this user may not use the engine's socket {address}",
                    $"add the user to the group that owns it (as with: sudo usermod -aG docker \"$USER\"; then log in again), {OrAsProcesses}.", silent)
                : new DockerRuntimeException(
                    $"no Docker engine answers at {address} ({silent.Message})", $"start it (as with: sudo systemctl start docker), {OrAsProcesses}.", silent);
        }
    }

    private static bool IsDenied(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is UnauthorizedAccessException or SocketException { SocketErrorCode: SocketError.AccessDenied })
                return true;
        }

        return false;
    }
}
