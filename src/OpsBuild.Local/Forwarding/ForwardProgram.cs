using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace OpsBuild.Local.Forwarding;

/// <summary>The inner end of the <see cref="HostGateway"/>, a program in a task's network: <c>OpsBuild.Local forward FOLDER PORT...</c>.</summary>
internal static class ForwardProgram
{
    /// <summary>What it prints once every port is open.</summary>
    public const string Ready = "ready";

    public static async Task<int> RunAsync(string folder, IReadOnlyList<string> ports)
    {
        foreach (var text in ports)
        {
            if (!ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port == 0)
            {
                await Console.Error.WriteLineAsync($"'{text}' is not a port: expected a number from 1 to 65535.");
                return 2;
            }

            // They live as long as the program.
            _ = Relay.Start(new IPEndPoint(IPAddress.Loopback, port), new UnixDomainSocketEndPoint(Path.Combine(folder, HostGateway.SocketName(port))));
        }

        Console.WriteLine(Ready);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
