using System.Data;
using Npgsql;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Revisions;

namespace OpsBuild.Migrations.Apply;

/// <summary>What an apply has to know of a database before it touches it, all as of one moment.</summary>
internal sealed record DatabaseSurvey
{
    /// <summary>The server only follows another one.</summary>
    public required bool IsStandby { get; init; }

    public required string Database { get; init; }

    public required string User { get; init; }

    /// <summary>Where the revision table may be, in the order of preference; at least one.</summary>
    public required IReadOnlyList<RevisionPlace> Places { get; init; }

    /// <summary>The rows of the revision table, oldest version first; empty when there is no table, or more than one.</summary>
    public IReadOnlyList<Revision> History { get; init; } = [];

    /// <summary>The newest version that the database has whole; null for none.</summary>
    public MigrationVersion? Current => History.LastOrDefault(revision => revision.IsFinished)?.Version;

    /// <summary>The newest version's row where only a part of it is applied; null when it is whole.</summary>
    public Revision? HalfApplied => History is [.., { IsFinished: false } half] ? half : null;

    /// <summary>The statement of the newest version that was sent on its own and not recorded as done; null when there is none.</summary>
    public ProgressRecord? Interrupted { get; init; }

    /// <summary>Some of the objects that the database holds, for a message; only looked for when there is no history.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];

    /// <summary>The place of the revision table, or where to make it; null when there are two.</summary>
    public RevisionPlace? Place => Places.Count(place => place.TableExists) switch
    {
        0 => Places[0],
        1 => Places.Single(place => place.TableExists),
        _ => null,
    };

    /// <summary>Looks at a database in one read-only snapshot: another apply that commits meanwhile is seen whole or not at all.</summary>
    /// <exception cref="RevisionTableException">The revision table is none, or somebody keeps it locked for longer than a statement may wait.</exception>
    public static async Task<DatabaseSurvey> ReadAsync(NpgsqlConnection connection, ApplyOptions options, CancellationToken cancellationToken)
    {
        await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        var survey = await ReadPlacesAsync(connection, options, cancellationToken);
        try
        {
            if (survey.Place is { TableExists: true, MayRead: true } place)
                survey = survey with { History = await place.Table.ReadAsync(connection, cancellationToken) };
            if (survey is { Place: { ProgressExists: true, MayKeepProgress: true } progress, HalfApplied: { } half })
                survey = survey with { Interrupted = await progress.Progress.ReadAsync(connection, half.Version, cancellationToken) };
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            await snapshot.RollbackAsync(cancellationToken);
            throw new RevisionTableException(await LockedRevisionTable.DescribeAsync(connection, survey.Place!, options, cancellationToken), error) { IsLocked = true };
        }

        if (survey.Place is not null && survey.History.Count == 0)
            survey = survey with { Objects = await UserObjects.ListAsync(connection, survey.Places, cancellationToken) };
        await snapshot.RollbackAsync(cancellationToken);
        return survey;
    }

    private static async Task<DatabaseSurvey> ReadPlacesAsync(NpgsqlConnection connection, ApplyOptions options, CancellationToken cancellationToken)
    {
        const string sql = $"""
            select pg_is_in_recovery(), current_database()::text, current_user::text, place.name,
                   n.oid is not null,
                   c.oid is not null,
                   case when n.oid is null then has_database_privilege(current_database(), 'CREATE') else has_schema_privilege(n.oid, 'CREATE') end,
                   coalesce(has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'SELECT'), false),
                   coalesce(has_schema_privilege(n.oid, 'USAGE') and has_table_privilege(c.oid, 'INSERT'), false),
                   coalesce(has_table_privilege(c.oid, 'UPDATE'), false),
                   p.oid is not null,
                   coalesce(has_table_privilege(p.oid, 'SELECT') and has_table_privilege(p.oid, 'INSERT')
                            and has_table_privilege(p.oid, 'UPDATE') and has_table_privilege(p.oid, 'DELETE'), false)
            from (values (1, $1::text), (2, $2::text)) place (rank, name)
            left join pg_catalog.pg_namespace n on n.nspname = place.name
            left join pg_catalog.pg_class c on c.relnamespace = n.oid and c.relname = '{RevisionTable.Name}' and c.relkind in ('r', 'p')
            left join pg_catalog.pg_class p on p.relnamespace = n.oid and p.relname = '{ProgressTable.Name}' and p.relkind = 'r'
            order by place.rank
            """;
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                // Its row is the first result, which is passed over below.
                new NpgsqlBatchCommand("select set_config('lock_timeout', $1, true)")
                {
                    Parameters = { new NpgsqlParameter<string> { TypedValue = PostgresDuration.Text(options.Locks.InTransaction.LockTimeout) } },
                },
                new NpgsqlBatchCommand(sql)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<string> { TypedValue = options.RevisionsSchema ?? RevisionTable.DefaultSchema },
                        new NpgsqlParameter<string> { TypedValue = options.RevisionsSchema ?? options.Schema },
                    },
                },
            },
        };
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        await rows.NextResultAsync(cancellationToken);
        var places = new List<RevisionPlace>();
        DatabaseSurvey? survey = null;
        while (await rows.ReadAsync(cancellationToken))
        {
            var schema = rows.GetString(3);
            if (places.All(place => place.Schema != schema))
            {
                places.Add(new RevisionPlace(schema, rows.GetBoolean(4), rows.GetBoolean(5), rows.GetBoolean(6), rows.GetBoolean(7), rows.GetBoolean(8))
                {
                    MayUpdate = rows.GetBoolean(9), ProgressExists = rows.GetBoolean(10), MayKeepProgress = rows.GetBoolean(11),
                });
            }
            survey = new DatabaseSurvey { IsStandby = rows.GetBoolean(0), Database = rows.GetString(1), User = rows.GetString(2), Places = places };
        }
        return survey!;
    }
}
