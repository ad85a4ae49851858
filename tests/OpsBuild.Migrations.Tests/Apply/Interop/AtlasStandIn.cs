using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace OpsBuild.Migrations.Tests.Apply.Interop;

/// <summary>
/// What Atlas's community edition does on <c>migrate apply</c>, written anew from the description of its behaviour and sharing no code with what is tested: which
/// files are pending, one row written over and over per file, statements sent one by one. Enough for the files of these tests: no checkpoints, statements that
/// end at a line's semicolon.
/// </summary>
internal sealed class AtlasStandIn(NpgsqlDataSource database, MigrationDirectory directory)
{
    public const string Version = "Atlas CLI v1.2.3";
    private const string Table = "atlas_schema_revisions.atlas_schema_revisions";

    private sealed class Row
    {
        public required string Version { get; init; }
        public string Description { get; init; } = "";
        public long Applied { get; set; }
        public long Total { get; set; }
        public string Error { get; set; } = "";
        public string ErrorStatement { get; set; } = "";
        public string Hash { get; set; } = "";
        public List<string>? PartialHashes { get; set; }
    }

    /// <summary>Dies, as by SIGKILL, right after a statement was executed and before it is recorded; counted from 1 over the run.</summary>
    public int? KilledAfter { get; init; }

    /// <summary>Dies right before a statement is sent.</summary>
    public int? KilledBefore { get; init; }

    /// <summary>Groups files without a directive so.</summary>
    public string TransactionMode { get; init; } = "file";

    public sealed class KilledException : Exception;

    public sealed class StoppedException(string message) : Exception(message);

    /// <summary>Applies what is pending.</summary>
    /// <returns>The files that it went through.</returns>
    public async Task<IReadOnlyList<string>> ApplyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await ExecuteAsync(connection, $"""
            create schema if not exists atlas_schema_revisions;
            create table if not exists {Table} (
                "version" character varying NOT NULL, "description" character varying NOT NULL, "type" bigint NOT NULL DEFAULT 2,
                "applied" bigint NOT NULL DEFAULT 0, "total" bigint NOT NULL DEFAULT 0, "executed_at" timestamptz NOT NULL,
                "execution_time" bigint NOT NULL, "error" text NULL, "error_stmt" text NULL, "hash" character varying NOT NULL,
                "partial_hashes" jsonb NULL, "operator_version" character varying NOT NULL, PRIMARY KEY ("version"))
            """, cancellationToken);
        // What Atlas's own migration of the table would do to it: it drops what it does not know.
        if (await AskAsync<long>(connection, $"select count(*) from pg_attribute where attrelid = '{Table}'::regclass and attnum > 0 and not attisdropped", cancellationToken) != 12)
            throw new StoppedException("The revision table has another shape.");

        var rows = await ReadAsync(connection, cancellationToken);
        var last = rows.LastOrDefault();
        var pending = last is null ? directory.Files
            : last.Applied != last.Total ? directory.Files.SkipWhile(file => file.Version.ToString() != last.Version)
            : directory.Files.Where(file => string.CompareOrdinal(file.Version.ToString(), last.Version) > 0);
        var (done, statements) = (new List<string>(), 0);
        foreach (var file in pending.ToList())
        {
            statements = await ApplyAsync(connection, file, rows.FirstOrDefault(row => row.Version == file.Version.ToString()), statements, cancellationToken);
            done.Add(file.Name);
        }
        return done;
    }

    private async Task<int> ApplyAsync(NpgsqlConnection connection, MigrationFile file, Row? row, int sent, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(file.Content.Span);
        var mode = text.StartsWith("-- atlas:txmode none\n\n", StringComparison.Ordinal) ? "none" : TransactionMode;
        var statements = Split(text);
        var hashes = Hashes(statements);
        row ??= new Row
        {
            Version = file.Version.ToString(),
            Description = file.Description,
            Total = statements.Count,
            Hash = directory.ComputeSum().Entries.Single(entry => entry.File == file.Name).Hash,
        };
        if (mode == "file")
            await ExecuteAsync(connection, "begin read write", cancellationToken);
        await WriteAsync(connection, row, cancellationToken);
        for (var i = 0; i < row.Applied; i++)
        {
            if (row.PartialHashes![i] != hashes[i])
                throw new StoppedException($"history changed: statement {i + 1} from file \"{file.Name}\" changed");
        }
        for (var i = (int)row.Applied; i < statements.Count; i++)
        {
            sent++;
            if (KilledBefore == sent)
                throw new KilledException();
            try
            {
                await ExecuteAsync(connection, statements[i], cancellationToken);
            }
            catch (PostgresException error)
            {
                if (mode == "file")
                {
                    await ExecuteAsync(connection, "rollback", cancellationToken);
                    throw;
                }
                (row.Error, row.ErrorStatement) = ($"pq: {error.MessageText}", statements[i]);
                await WriteAsync(connection, row, cancellationToken);
                throw;
            }
            if (KilledAfter == sent)
                throw new KilledException();
            (row.PartialHashes ??= []).Add(hashes[i]);
            row.Applied++;
            (row.Error, row.ErrorStatement) = ("", "");
            await WriteAsync(connection, row, cancellationToken);
        }
        row.PartialHashes = null;
        await WriteAsync(connection, row, cancellationToken);
        if (mode == "file")
            await ExecuteAsync(connection, "commit", cancellationToken);
        return sent;
    }

    private static List<string> Split(string text) =>
    [
        .. string.Join('\n', text.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)))
            .Split(";\n").Select(part => part.Trim()).Where(part => part.Length > 0).Select(part => part.EndsWith(';') ? part : part + ";"),
    ];

    private static List<string> Hashes(List<string> statements) =>
    [
        .. statements.Select((_, index) => "h1:" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(statements.Take(index + 1)))))),
    ];

    private static async Task<List<Row>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            $"select version, description, applied, total, coalesce(error, ''), coalesce(error_stmt, ''), hash, partial_hashes::text from {Table} "
            + "where version <> '.atlas_cloud_identifier' order by version", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<Row>();
        while (await rows.ReadAsync(cancellationToken))
        {
            var hashes = rows.IsDBNull(7) ? "null" : rows.GetString(7);
            found.Add(new Row
            {
                Version = rows.GetString(0),
                Description = rows.GetString(1),
                Applied = rows.GetInt64(2),
                Total = rows.GetInt64(3),
                Error = rows.GetString(4),
                ErrorStatement = rows.GetString(5),
                Hash = rows.GetString(6),
                PartialHashes = hashes == "null" ? null : [.. hashes.Trim('[', ']').Split(", ").Select(hash => hash.Trim('"'))],
            });
        }
        return found;
    }

    private static async Task WriteAsync(NpgsqlConnection connection, Row row, CancellationToken cancellationToken)
    {
        var hashes = row.PartialHashes is null ? "null" : $"[{string.Join(", ", row.PartialHashes.Select(hash => $"\"{hash}\""))}]";
        await using var command = new NpgsqlCommand($"""
            insert into {Table} (version, description, type, applied, total, executed_at, execution_time, error, error_stmt, hash, partial_hashes, operator_version)
            values ($1, $2, 2, $3, $4, now(), 2500000, $5, $6, $7, $8::jsonb, '{Version}')
            on conflict (version) do update set type = excluded.type, applied = excluded.applied, total = excluded.total, execution_time = excluded.execution_time,
                error = excluded.error, error_stmt = excluded.error_stmt, hash = excluded.hash, partial_hashes = excluded.partial_hashes,
                operator_version = excluded.operator_version
            """, connection);
        foreach (object value in new object[] { row.Version, row.Description, row.Applied, row.Total, row.Error, row.ErrorStatement, row.Hash, hashes })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> AskAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync(cancellationToken))!, typeof(T), CultureInfo.InvariantCulture);
    }
}
