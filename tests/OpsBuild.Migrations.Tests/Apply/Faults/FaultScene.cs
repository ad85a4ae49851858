using Npgsql;
using OpsBuild.Local.Postgres;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Testing;
using Serilog.Core;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.Faults;

/// <summary>A database in which one run after another is cut off and brought to its end, always with the same migrations.</summary>
internal sealed class FaultScene : IAsyncDisposable
{
    private const int MostRuns = 6;

    private readonly PostgresServer _server;
    private readonly TemporaryDatabase _database;

    private FaultScene(PostgresServer server, TemporaryDatabase database) => (_server, _database) = (server, database);

    /// <summary>Files with a transaction, without one, and with one again: plain DDL, inserts, settings, concurrent index work, a partition's detachment.</summary>
    public static MigrationDirectory Migrations { get; } = Directory(
        File("1_base.sql", """
            CREATE TABLE orders (id int PRIMARY KEY, note text, at date);
            INSERT INTO orders SELECT n, 'note ' || n, '2026-01-01' FROM generate_series(1, 20) n;
            CREATE INDEX orders_at ON orders (at);
            CREATE TABLE log (n int, who text);
            CREATE TABLE parted (id int, at date) PARTITION BY RANGE (at);
            CREATE TABLE part PARTITION OF parted FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
            """),
        File("2_alone.sql", """
            -- atlas:txmode none

            SET work_mem = '5MB';
            INSERT INTO log VALUES (1, current_setting('work_mem'));
            CREATE INDEX CONCURRENTLY orders_note ON orders (note);
            CREATE TABLE made (id int);
            INSERT INTO log VALUES (2, current_setting('work_mem'));
            DROP INDEX CONCURRENTLY orders_at;
            CREATE UNIQUE INDEX CONCURRENTLY ON orders (note, id);
            ALTER TABLE parted DETACH PARTITION part CONCURRENTLY;
            REINDEX INDEX CONCURRENTLY orders_note;
            VACUUM orders;
            INSERT INTO log VALUES (3, current_setting('work_mem'));
            """),
        File("3_after.sql", "CREATE TABLE after (id int);\nINSERT INTO after VALUES (1);\nINSERT INTO log VALUES (4, current_setting('work_mem'));\n"));

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public PostgresServer Server => _server;

    public static async Task<FaultScene> OpenAsync(PostgresServer server) => new(server, await TemporaryDatabase.CreateAsync(server, Cancellation));

    /// <summary>Connections as the owner: straight, or through a tap.</summary>
    public NpgsqlDataSource Connect(PostgresTap? tap = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(_database.ConnectionString)
        {
            SslMode = SslMode.Disable, RootCertificate = null, Pooling = tap is null, ApplicationName = tap is null ? "opsbuild second" : "opsbuild first",
        };
        if (tap is not null)
            connection.Port = tap.Port;
        return NpgsqlDataSource.Create(connection);
    }

    /// <summary>Takes everything away that a run made.</summary>
    public Task ClearAsync() => ExecuteAsync("drop schema if exists public cascade; drop schema if exists atlas_schema_revisions cascade; create schema public; grant all on schema public to public");

    /// <summary>One run, which may end in any way.</summary>
    public static async Task<ApplyOutcome?> RunAsync(NpgsqlDataSource database, ApplyOptions? options = null, MigrationDirectory? directory = null)
    {
        try
        {
            return await new ApplyRun(database, directory ?? Migrations, options ?? new ApplyOptions(), Logger.None).RunAsync(Cancellation);
        }
        catch (NpgsqlException)
        {
            return null;   // before the first file, or in the baseline: nothing ran
        }
    }

    /// <summary>Runs until everything is applied.</summary>
    /// <param name="answer">Answers a question about a statement: did it run?</param>
    /// <param name="directory">Other migrations.</param>
    public async Task FinishAsync(Func<StatementNumber, Task<bool>>? answer = null, MigrationDirectory? directory = null)
    {
        var options = new ApplyOptions { LockTimeout = TimeSpan.FromSeconds(30) };
        await using var database = Connect();
        for (var run = 1; ; run++)
        {
            switch (await RunAsync(database, options, directory))
            {
                case ApplyOutcome.Applied or ApplyOutcome.UpToDate:
                    return;
                case ApplyOutcome.InDoubt { Doubt: var doubt } when answer is not null:
                    options = options with
                    {
                        Answers = await answer(doubt.Statement) ? new StatementAnswers(doubt.Statement, null) : new StatementAnswers(null, doubt.Statement),
                    };
                    break;
                case var other when run == MostRuns:
                    throw new InvalidOperationException($"After {run} runs: {other}");
                case ApplyOutcome.ConnectionLost or null:
                    break;
                // The vanished client's lock can be gone before its other session, which may still write the file's row: the run that comes in between ends with
                // nothing done, and is repeated as a person would.
                case ApplyOutcome.Failed { Failure: { SqlState: PostgresErrorCodes.UniqueViolation, Number: 0, Excerpt: "begin" } }:
                    break;
                case var other:
                    throw new InvalidOperationException($"A run that nobody disturbed ended as {other}");
            }
        }
    }

    /// <summary>Everything that a run leaves, times aside: its rows, its indexes with their state, the history, and what is announced.</summary>
    public async Task<string> LeftAsync()
    {
        var hasProgress = await AskAsync<bool>("select to_regclass('atlas_schema_revisions.opsbuild_migration_progress') is not null");
        return await AskAsync<string>($"""
            select concat_ws(E'\n',
                (select string_agg(concat_ws(' ', 'relation', c.relkind, c.relname, c.relispartition), E'\n' order by c.relname)
                 from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'i')),
                (select string_agg(concat_ws(' ', 'index', pg_get_indexdef(indexrelid), indisvalid, indisready, indislive), E'\n' order by indexrelid::regclass::text)
                 from pg_index where indrelid::regclass::text in ('orders', 'log', 'made', 'after', 'part')),
                (select 'invalid ' || count(*) from pg_index i join pg_class c on c.oid = i.indexrelid where not i.indisvalid and c.relkind = 'i'),
                (select 'orders ' || count(*) from orders),
                (select string_agg(concat_ws(' ', 'log', n, who), E'\n' order by n, who) from log),
                (select 'after ' || count(*) from after),
                (select string_agg(concat_ws(' ', 'revision', version, description, type, applied, total, quote_literal(error), quote_literal(error_stmt),
                                             hash, partial_hashes, operator_version), E'\n' order by version)
                 from atlas_schema_revisions.atlas_schema_revisions),
                {(hasProgress ? "(select 'announced ' || count(*) from atlas_schema_revisions.opsbuild_migration_progress)" : "'announced 0'")})
            """);
    }

    /// <summary>Lets go of connections to a server that was killed.</summary>
    public void ForgetConnections() => _database.Superuser.Clear();

    /// <summary>Ends all sessions of the run that goes through a tap, as an administrator would.</summary>
    public Task TerminateFirstAsync() => ExecuteAsync(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'opsbuild first%'");

    /// <summary>Waits until no session of the first run is left.</summary>
    public async Task UntilFirstIsGoneAsync()
    {
        while (await AskAsync<bool>("select exists (select from pg_stat_activity where datname = current_database() and application_name like 'opsbuild first%')"))
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _database.Superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using var command = _database.Superuser.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
