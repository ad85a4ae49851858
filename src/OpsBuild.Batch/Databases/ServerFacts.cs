using Npgsql;

namespace OpsBuild.Batch.Databases;

/// <summary>What a server says of itself.</summary>
/// <param name="Version">Its version, such as 17.10.</param>
/// <param name="Tls">The connection's TLS version, such as TLSv1.3; "none" without.</param>
internal sealed record ServerFacts(string Version, string Tls)
{
    private const int TimeoutSeconds = 15;

    public static async Task<ServerFacts> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            select current_setting('server_version'),
                   coalesce((select version from pg_catalog.pg_stat_ssl where pid = pg_catalog.pg_backend_pid()), 'none')
            """, connection) { CommandTimeout = TimeoutSeconds };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new ServerFacts(reader.GetString(0), reader.GetString(1));
    }
}
