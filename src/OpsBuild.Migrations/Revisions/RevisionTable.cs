using Npgsql;
using NpgsqlTypes;

namespace OpsBuild.Migrations.Revisions;

/// <summary>The table <c>atlas_schema_revisions</c>, in which a database remembers its migrations.</summary>
/// <remarks>
/// Atlas alters the table to exactly this shape whenever it runs, dropping unknown columns: never add one. It sets the empty text and
/// the JSON value <c>null</c> where others would leave SQL's NULL; rows are written here in the same way and read in either.
/// </remarks>
/// <param name="schema">The schema that holds it.</param>
public sealed class RevisionTable(string schema)
{
    /// <summary>The table's name.</summary>
    public const string Name = "atlas_schema_revisions";

    /// <summary>The schema that Atlas makes for the table unless told otherwise.</summary>
    public const string DefaultSchema = "atlas_schema_revisions";

    // Written by Atlas's cloud reporting; it is no migration and must stay.
    private const string CloudIdentifier = ".atlas_cloud_identifier";

    /// <summary>The schema that holds the table.</summary>
    public string Schema { get; } = schema;

    private string QualifiedName => $"{new SqlIdentifier(Schema)}.{new SqlIdentifier(Name)}";

    /// <summary>Reads all versions, in the order of their text, which need not be the database's.</summary>
    /// <exception cref="RevisionTableException">The table is not one that Atlas or this program made.</exception>
    public async Task<IReadOnlyList<Revision>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var sql = $"""
            select version::text, coalesce(description, '')::text, type::bigint, applied::bigint, total::bigint, executed_at::timestamptz,
                   execution_time::bigint, coalesce(error, '')::text, coalesce(error_stmt, '')::text, coalesce(hash, '')::text,
                   partial_hashes::text, coalesce(operator_version, '')::text
            from {QualifiedName} where version <> '{CloudIdentifier}'
            """;
        try
        {
            var revisions = new List<Revision>();
            await using var command = new NpgsqlCommand(sql, connection);
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
                revisions.Add(Read(rows));
            return [.. revisions.OrderBy(revision => revision.Version)];
        }
        catch (PostgresException error) when (error.SqlState is PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.CannotCoerce)
        {
            throw new RevisionTableException(new Problem(
                $"{QualifiedName} is not a revision table: {error.MessageText}",
                "Its columns are not those that Atlas makes.",
                "Look at what made it. An old version of Atlas's table is brought up to date by 'atlas migrate status'."), error);
        }
    }

    /// <summary>A version's row; null when it has none.</summary>
    internal async Task<Revision?> FindAsync(NpgsqlConnection connection, MigrationVersion version, CancellationToken cancellationToken) =>
        (await ReadAsync(connection, cancellationToken)).FirstOrDefault(revision => revision.Version == version);

    /// <summary>Whether a version has its row.</summary>
    internal async Task<bool> HoldsAsync(NpgsqlConnection connection, MigrationVersion version, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select exists (select from {QualifiedName} where version = $1)", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = version.ToString() });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>The commands that make the table.</summary>
    /// <param name="withSchema">Whether its schema has to be made first.</param>
    internal IEnumerable<NpgsqlBatchCommand> Create(bool withSchema)
    {
        if (withSchema)
            yield return new NpgsqlBatchCommand($"create schema {new SqlIdentifier(Schema)}");
        yield return new NpgsqlBatchCommand($"""
            create table {QualifiedName} (
                version character varying not null primary key,
                description character varying not null,
                type bigint not null default 2,
                applied bigint not null default 0,
                total bigint not null default 0,
                executed_at timestamp with time zone not null,
                execution_time bigint not null,
                error text null,
                error_stmt text null,
                hash character varying not null,
                partial_hashes jsonb null,
                operator_version character varying not null
            )
            """);
    }

    /// <summary>The command that adds a row. It fails when the version is there already: whoever wrote it has done the work.</summary>
    internal NpgsqlBatchCommand Insert(Revision revision) => new($"""
        insert into {QualifiedName}
            (version, description, type, applied, total, executed_at, execution_time, error, error_stmt, hash, partial_hashes, operator_version)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """)
    {
        Parameters =
        {
            Text(revision.Version.ToString()),
            Text(revision.Description),
            Number((long)revision.Type),
            Number(revision.Applied),
            Number(revision.Total),
            new NpgsqlParameter<DateTime> { TypedValue = revision.ExecutedAt.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz },
            Number(revision.ExecutionTime.Ticks * TimeSpan.NanosecondsPerTick),
            Text(revision.Error),
            Text(revision.ErrorStatement),
            Text(revision.Hash),
            new NpgsqlParameter<string> { TypedValue = HashList.Write(revision.PartialHashes), NpgsqlDbType = NpgsqlDbType.Jsonb },
            Text(revision.OperatorVersion),
        },
    };

    /// <summary>
    /// The command that writes over a version's row, which must say that so many of its statements are executed: it changes no row when somebody
    /// else wrote meanwhile. As Atlas does, it leaves version, description and start as they are.
    /// </summary>
    internal NpgsqlBatchCommand Update(Revision revision, long executed) => new($"""
        update {QualifiedName}
        set type = $2, applied = $3, total = $4, execution_time = $5, error = $6, error_stmt = $7, hash = $8, partial_hashes = $9, operator_version = $10
        where version = $1 and applied = $11
        """)
    {
        Parameters =
        {
            Text(revision.Version.ToString()),
            Number((long)revision.Type),
            Number(revision.Applied),
            Number(revision.Total),
            Number(revision.ExecutionTime.Ticks * TimeSpan.NanosecondsPerTick),
            Text(revision.Error),
            Text(revision.ErrorStatement),
            Text(revision.Hash),
            new NpgsqlParameter<string> { TypedValue = HashList.Write(revision.PartialHashes), NpgsqlDbType = NpgsqlDbType.Jsonb },
            Text(revision.OperatorVersion),
            Number(executed),
        },
    };

    public override string ToString() => $"{Schema}.{Name}";

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private static NpgsqlParameter<long> Number(long value) => new() { TypedValue = value };

    private Revision Read(NpgsqlDataReader row)
    {
        var version = row.GetString(0);
        if (!MigrationVersion.TryParse(version, out var parsed))
        {
            throw new RevisionTableException(new Problem(
                $"{QualifiedName} has a row for the version '{version}', which no file's name can hold",
                "What it stands for cannot be found in the migration directory.",
                "Find out who wrote it; delete the row when nobody needs it."));
        }
        return new Revision
        {
            Version = parsed,
            Description = row.GetString(1),
            Type = (RevisionType)row.GetInt64(2),
            Applied = row.GetInt64(3),
            Total = row.GetInt64(4),
            ExecutedAt = row.GetFieldValue<DateTimeOffset>(5),
            ExecutionTime = TimeSpan.FromTicks(row.GetInt64(6) / TimeSpan.NanosecondsPerTick),
            Error = row.GetString(7),
            ErrorStatement = row.GetString(8),
            Hash = row.GetString(9),
            PartialHashes = row.IsDBNull(10) ? [] : HashList.Read(row.GetString(10)),
            OperatorVersion = row.GetString(11),
        };
    }
}
