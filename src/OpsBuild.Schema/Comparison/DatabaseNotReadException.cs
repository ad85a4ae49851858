using Npgsql;

namespace OpsBuild.Schema.Comparison;

/// <summary>One of two databases could not be read, so nothing can be said about their difference.</summary>
public sealed class DatabaseNotReadException(string side, NpgsqlDataSource database, Exception cause)
    : Exception($"""
        The database '{side}' ({Where(database)}) could not be read; nothing was compared.
          why: {(cause is PostgresException refused ? $"{refused.SqlState} {refused.MessageText}" : Innermost(cause))}
          do:  check that host, port, database, user and password let psql in, and run again.
        """, cause)
{
    /// <summary>Which: <c>from</c> or <c>to</c>.</summary>
    public string Side { get; } = side;

    private static string Where(NpgsqlDataSource database)
    {
        var connection = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return $"{connection.Host}:{connection.Port}/{connection.Database} as {connection.Username}";
    }

    private static string Innermost(Exception cause) =>
        cause.InnerException is { } inner && inner.Message != cause.Message ? $"{cause.Message}: {inner.Message}" : cause.Message;
}
