using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace OpsBuild.Batch.Databases;

/// <summary>The DNS name or IP address of a database server; no URL, no port, no socket folder, no list of hosts.</summary>
internal sealed record HostName
{
    private readonly string _text;

    private HostName(string text) => _text = text;

    public static bool TryParse(string text, [NotNullWhen(true)] out HostName? host)
    {
        var isHost = IPAddress.TryParse(text, out _) || (Uri.CheckHostName(text) == UriHostNameType.Dns && !text.StartsWith('-'));
        host = isHost ? new HostName(text) : null;
        return isHost;
    }

    public override string ToString() => _text;
}
