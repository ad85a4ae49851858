using System.Net;
using System.Net.Sockets;

namespace OpsBuild.Local.Postgres;

/// <summary>TCP ports of the loopback address.</summary>
internal static class FreePort
{
    /// <summary>A port that nobody listens on right now; somebody may be faster, so whoever uses it tries again.</summary>
    public static int Next()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
