using System.Data;
using Npgsql;
using OpsBuild.Schema.Reading;

namespace OpsBuild.Schema;

/// <summary>Reads a database's catalog into a value. Nothing is written, no row of a table is read, no expression is evaluated.</summary>
/// <remarks>
/// One repeatable-read, read-only transaction and two batches, whatever the database's size. The session's settings that change what the
/// server writes are pinned for the transaction alone.
/// </remarks>
public static class CatalogReader
{
    /// <summary>Reads over a connection of its own.</summary>
    /// <inheritdoc cref="ReadAsync(NpgsqlConnection, CatalogOptions, CancellationToken)"/>
    public static async Task<Catalog> ReadAsync(NpgsqlDataSource dataSource, CatalogOptions options, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        return await ReadAsync(connection, options, cancellationToken);
    }

    /// <summary>Reads over an open connection that is in no transaction.</summary>
    /// <exception cref="NotSupportedException">The server is older than PostgreSQL 13.</exception>
    /// <exception cref="PostgresException">
    /// The server refused a query. An object that is dropped while it is being described can be the reason: the functions that write
    /// definitions look past the snapshot. Whoever holds the lock of migrations does not meet this.
    /// </exception>
    public static async Task<Catalog> ReadAsync(NpgsqlConnection connection, CatalogOptions options, CancellationToken cancellationToken)
    {
        var version = ServerVersion.Of(connection);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var survey = await CatalogSurvey.ReadAsync(connection, options, cancellationToken);
        var catalog = await new CatalogBatch(version, survey, options).ReadAsync(connection, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return catalog;
    }
}
