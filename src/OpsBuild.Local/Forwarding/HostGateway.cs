using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Win32.SafeHandles;
using OpsBuild.Local.Platform;

namespace OpsBuild.Local.Forwarding;

/// <summary>
/// The way from a task's network to ports of this machine's loopback address: a folder of Unix sockets, one per port, which only its owner can
/// enter. Nothing listens on an address that another machine, or another user, could reach.
/// </summary>
internal sealed class HostGateway(string folder) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, Relay> relays = [];
    private SafeFileHandle? opened;

    public string Folder => folder;

    /// <summary>The socket of a port, in a folder of sockets.</summary>
    public static string SocketName(int port) => string.Create(CultureInfo.InvariantCulture, $"{port}.sock");

    /// <summary>Leads these ports; those that are led already stay as they are.</summary>
    public void Lead(IEnumerable<int> ports)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Windows has no network that a container could share this way.");
        lock (gate)
        {
            foreach (var port in ports.Where(port => !relays.ContainsKey(port)))
            {
                opened ??= OpenEmpty(folder);
                // A socket's path may have 107 bytes, and a state folder's more; through the opened folder it is always short.
                var socket = $"/proc/self/fd/{opened.DangerousGetHandle()}/{SocketName(port)}";
                relays[port] = Relay.Start(new UnixDomainSocketEndPoint(socket), new IPEndPoint(IPAddress.Loopback, port));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var relay in relays.Values)
            await relay.DisposeAsync();
        opened?.Dispose();
    }

    // A killed endpoint leaves its sockets, which nobody could listen on again.
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static SafeFileHandle OpenEmpty(string folder)
    {
        PrivateFiles.CreateFolder(folder);
        foreach (var left in Directory.EnumerateFiles(folder, "*.sock"))
            File.Delete(left);
        return Libc.OpenFolder(folder);
    }
}
