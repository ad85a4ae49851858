using System.Globalization;
using System.Net;
using System.Net.Sockets;
using OpsBuild.Drift.Shadow;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>Shadows that fail a check.</summary>
internal static class Shadows
{
    /// <summary>A migration that takes its time in the shadow only.</summary>
    public const string Sleep = "select pg_sleep(case when current_database() = 'shadow' then 600 else 0 end);\n";

    /// <summary>Reads a URL that a test knows to be one.</summary>
    public static ShadowUrl Url(string text) => ShadowUrl.TryParse(text, out var url) ? url : throw new ArgumentException($"'{text}' is no URL of a shadow.", nameof(text));

    /// <summary>Takes connections, and never answers.</summary>
    public sealed class Silent : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Silent() => _listener.Start();

        public ShadowUrl Url => Shadows.Url(string.Create(CultureInfo.InvariantCulture, $"postgres://postgres@127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/postgres"));

        public void Dispose() => _listener.Dispose();
    }
}
