using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace OpsBuild.AtlasStandIn;

/// <summary>A row as this program keeps it while a file runs.</summary>
internal sealed class Row
{
    public required string Version { get; init; }

    public required string Description { get; init; }

    public long Type { get; init; } = 2;

    public long Applied { get; set; }

    public long Total { get; init; }

    public string Hash { get; init; } = "";

    public List<string>? PartialHashes { get; set; } = [];

    public string Error { get; set; } = "";

    public string ErrorStatement { get; set; } = "";
}

/// <summary>The revision table, made and written with plain SQL.</summary>
internal sealed class RevisionRows(string schema)
{
    private string Table => $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\".atlas_schema_revisions";

    /// <summary>Makes the table what it has to be: unknown columns go.</summary>
    public async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await ExecuteAsync(connection, $"""
            create schema if not exists "{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}";
            create table if not exists {Table} (
                version character varying not null primary key, description character varying not null, type bigint not null default 2,
                applied bigint not null default 0, total bigint not null default 0, executed_at timestamptz not null, execution_time bigint not null,
                error text null, error_stmt text null, hash character varying not null, partial_hashes jsonb null, operator_version character varying not null)
            """, cancellationToken);
        await using var command = new NpgsqlCommand(
            $"""
            select attname::text from pg_attribute where attrelid = '{Table.Replace("'", "''", StringComparison.Ordinal)}'::regclass and attnum > 0 and not attisdropped
              and attname not in ('version', 'description', 'type', 'applied', 'total', 'executed_at', 'execution_time', 'error', 'error_stmt', 'hash', 'partial_hashes', 'operator_version')
            """, connection);
        var unknown = new List<string>();
        await using (var names = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await names.ReadAsync(cancellationToken))
                unknown.Add(names.GetString(0));
        }
        foreach (var name in unknown)
            await ExecuteAsync(connection, $"alter table {Table} drop column \"{name}\"", cancellationToken);
    }

    public async Task<IReadOnlyList<Row>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select version, description, type, applied, total, hash, partial_hashes::text from {Table} where version <> '.atlas_cloud_identifier' order by version", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var read = new List<Row>();
        while (await rows.ReadAsync(cancellationToken))
        {
            read.Add(new Row
            {
                Version = rows.GetString(0), Description = rows.GetString(1), Type = rows.GetInt64(2), Applied = rows.GetInt64(3), Total = rows.GetInt64(4),
                Hash = rows.GetString(5), PartialHashes = rows.IsDBNull(6) ? null : JsonSerializer.Deserialize<List<string>>(rows.GetString(6)),
            });
        }
        return read;
    }

    public async Task WriteAsync(NpgsqlConnection connection, Row row, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"""
            insert into {Table} (version, description, type, applied, total, executed_at, execution_time, error, error_stmt, hash, partial_hashes, operator_version)
            values ($1, $2, $3, $4, $5, now(), 0, $6, $7, $8, $9, 'Atlas CLI v1.2.3')
            on conflict (version) do update set type = excluded.type, applied = excluded.applied, total = excluded.total, execution_time = excluded.execution_time,
                error = excluded.error, error_stmt = excluded.error_stmt, hash = excluded.hash, partial_hashes = excluded.partial_hashes, operator_version = excluded.operator_version
            """, connection);
        foreach (object value in new object[] { row.Version, row.Description, row.Type, row.Applied, row.Total, row.Error, row.ErrorStatement, row.Hash })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.Parameters.Add(new NpgsqlParameter { Value = JsonSerializer.Serialize(row.PartialHashes), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>One hash per statement, over all up to it.</summary>
    public static IReadOnlyList<string> Hashes(IEnumerable<string> statements)
    {
        using var running = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return [.. statements.Select(statement =>
        {
            running.AppendData(Encoding.UTF8.GetBytes(statement));
            return "h1:" + Convert.ToBase64String(running.GetCurrentHash());
        })];
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
