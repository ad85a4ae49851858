using System.Globalization;
using System.Net;

namespace OpsBuild.Batch.Databases;

/// <summary>A TCP port.</summary>
internal static class PortNumber
{
    public const int Postgres = 5432;

    public static bool TryParse(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= IPEndPoint.MaxPort;
}
