using System.Runtime.CompilerServices;
using Npgsql;
using OpsBuild.Local.Postgres;

namespace OpsBuild.Testing;

/// <summary>
/// The superuser of a test's server, to make and drop databases: one pool for each server, since a connection (TLS, SCRAM, the types that Npgsql looks up) costs more than the database.
/// </summary>
public static class ServerAdmin
{
    private static readonly ConditionalWeakTable<PostgresServer, NpgsqlDataSource> pools = [];

    /// <summary>Runs one statement in the database <c>postgres</c>.</summary>
    public static async Task ExecuteAsync(PostgresServer server, string sql, CancellationToken cancellationToken)
    {
        var pool = pools.GetValue(server, Open);
        try
        {
            await ExecuteAsync(pool, sql, cancellationToken);
        }
        catch (NpgsqlException lost) when (lost is not PostgresException { SqlState: not PostgresErrorCodes.AdminShutdown })
        {
            // The test has killed or restarted the server meanwhile, and what is left in the pool is of the old one.
            pool.Clear();
            await ExecuteAsync(pool, sql, cancellationToken);
        }
    }

    /// <summary>Connections that look up no types: for whoever reads nothing but the server's own.</summary>
    public static NpgsqlDataSource WithoutTypes(NpgsqlConnectionStringBuilder connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return new NpgsqlDataSourceBuilder(connection.ConnectionString).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build();
    }

    private static NpgsqlDataSource Open(PostgresServer server) => WithoutTypes(server.Superuser());

    private static async Task ExecuteAsync(NpgsqlDataSource pool, string sql, CancellationToken cancellationToken)
    {
        await using var command = pool.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
