using System.Net.Sockets;
using Npgsql;
using OpsBuild.Local.Databases;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Pipeline.Local;

/// <summary>A database that a person names in place of the local environment's own.</summary>
/// <param name="Text">The URL as it was given, which holds no password.</param>
/// <param name="Url">Where it is, and as whom to connect.</param>
/// <param name="Access">How to get in.</param>
public sealed record NamedDatabase(string Text, DatabaseUrl Url, DatabaseAccess Access)
{
    // The task that works on it waits as long as it is told to, and says what is wrong.
    private const int Seconds = 5;

    /// <summary>The server's major version; null where it is not supported, or the server does not answer at once.</summary>
    public async Task<int?> MajorAsync(CancellationToken cancellationToken)
    {
        var settings = Access.ConnectionTo(Url);
        (settings.Pooling, settings.Timeout, settings.ApplicationName) = (false, Seconds, "opsbuild");
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            var major = connection.PostgreSqlVersion.Major;
            return PostgresVersion.IsSupported(major) ? major : null;
        }
        catch (Exception unreachable) when (unreachable is NpgsqlException or SocketException or TimeoutException or IOException or ArgumentException)
        {
            return null;
        }
    }
}
