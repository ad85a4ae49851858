using Npgsql;
using NpgsqlTypes;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply.NoTransaction;

/// <summary>
/// The table <c>opsbuild_migration_progress</c> beside the revision table: at most one row per version, for the statement that is under way on its own or
/// failed so. Empty when nothing is.
/// </summary>
/// <remarks>A table of its own, since Atlas takes every column that it does not know from the revision table.</remarks>
/// <param name="schema">The revision table's schema.</param>
public sealed class ProgressTable(string schema)
{
    /// <summary>The table's name.</summary>
    public const string Name = "opsbuild_migration_progress";

    private string QualifiedName => $"{new SqlIdentifier(schema)}.{new SqlIdentifier(Name)}";

    /// <summary>The command that makes the table.</summary>
    internal NpgsqlBatchCommand Create() => new($"""
        create table {QualifiedName} (
            version character varying not null primary key,
            statement bigint not null,
            hash character varying not null,
            statement_text text not null,
            run text not null,
            pid integer not null,
            backend_start timestamp with time zone not null,
            began_at timestamp with time zone not null,
            failed boolean not null default false,
            was_present boolean null,
            table_indexes bigint[] not null,
            invalid_indexes bigint[] not null
        )
        """);

    internal NpgsqlBatchCommand Begin(ProgressRecord record) => new($"""
        insert into {QualifiedName}
            (version, statement, hash, statement_text, run, pid, backend_start, began_at, was_present, table_indexes, invalid_indexes)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (version) do update set statement = excluded.statement, hash = excluded.hash, statement_text = excluded.statement_text,
            run = excluded.run, pid = excluded.pid, backend_start = excluded.backend_start, began_at = excluded.began_at, failed = false,
            was_present = excluded.was_present, table_indexes = excluded.table_indexes, invalid_indexes = excluded.invalid_indexes
        """)
    {
        Parameters =
        {
            Text(record.Statement.Version.ToString()),
            new NpgsqlParameter<long> { TypedValue = record.Statement.Number },
            Text(record.Hash),
            Text(record.Text),
            Text(record.Run),
            new NpgsqlParameter<int> { TypedValue = record.Session.Pid },
            Time(record.Session.Since),
            Time(record.BeganAt.UtcDateTime),
            new NpgsqlParameter { Value = (object?)record.Before.Present ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean },
            Oids(record.Before.TableIndexes),
            Oids(record.Before.InvalidIndexes),
        },
    };

    /// <summary>The command that notes that the server refused what a session had announced; what another session announced stays as it is.</summary>
    internal NpgsqlBatchCommand Fail(MigrationVersion version, SessionIdentity session) => new(
        $"update {QualifiedName} set failed = true where version = $1 and pid = $2 and backend_start = $3")
    {
        Parameters = { Text(version.ToString()), new NpgsqlParameter<int> { TypedValue = session.Pid }, Time(session.Since) },
    };

    /// <summary>The command that forgets a version's row: whatever was under way is recorded in the revision table.</summary>
    internal NpgsqlBatchCommand Settle(MigrationVersion version) => new($"delete from {QualifiedName} where version = $1")
    {
        Parameters = { Text(version.ToString()) },
    };

    /// <summary>The row of a version; null when it has none.</summary>
    internal async Task<ProgressRecord?> ReadAsync(NpgsqlConnection connection, MigrationVersion version, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"""
            select statement, hash, statement_text, run, pid, backend_start, began_at, failed, was_present, table_indexes, invalid_indexes
            from {QualifiedName} where version = $1
            """, connection);
        command.Parameters.Add(Text(version.ToString()));
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return new ProgressRecord
        {
            Statement = new StatementNumber(version, row.GetInt64(0)),
            Hash = row.GetString(1),
            Text = row.GetString(2),
            Run = row.GetString(3),
            Session = new SessionIdentity(row.GetInt32(4), row.GetDateTime(5)),
            BeganAt = row.GetFieldValue<DateTimeOffset>(6),
            Failed = row.GetBoolean(7),
            Before = new CatalogState(
                await row.IsDBNullAsync(8, cancellationToken) ? null : row.GetBoolean(8), row.GetFieldValue<long[]>(9), row.GetFieldValue<long[]>(10)),
        };
    }

    public override string ToString() => $"{schema}.{Name}";

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<DateTime> Time(DateTime value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private static NpgsqlParameter<long[]> Oids(IReadOnlyList<long> value) => new() { TypedValue = [.. value] };
}
