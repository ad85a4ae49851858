using System.Net;
using System.Net.Sockets;

namespace OpsBuild.Pipeline.Tests.Aws;

/// <summary>Listeners on free ports of the loopback address.</summary>
internal static class Loopback
{
    private const int Attempts = 20;

    // HttpListener takes no port 0, and a port that was free a moment ago can be somebody's by now.
    public static (HttpListener Listener, string Url) Listen()
    {
        for (var attempt = 1; ; attempt++)
        {
            int port;
            using (var probe = new TcpListener(IPAddress.Loopback, 0))
            {
                probe.Start();
                port = ((IPEndPoint)probe.LocalEndpoint).Port;
            }

            var (listener, url) = (new HttpListener(), $"http://127.0.0.1:{port}/");
            listener.Prefixes.Add(url);
            try
            {
                listener.Start();
                return (listener, url);
            }
            catch (HttpListenerException) when (attempt < Attempts)
            {
                listener.Close();
            }
        }
    }
}
