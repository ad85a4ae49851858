using Npgsql;
using OpsBuild.Migrations.Statements;
using OpsBuild.Testing;

namespace OpsBuild.Migrations.Tests.Statements;

/// <summary>Each is sent to a real server inside a transaction: what the text is said to be must be what the server makes of it.</summary>
public sealed class A_command_that_no_transaction_may_hold(PostgresFixture postgres)
{
    private static readonly string[] Scenery =
    [
        "create table t (id int primary key, at date)",
        "create index t_at on t (at)",
        "create table parted (id int, at date) partition by range (at)",
        "create table part partition of parted for values from ('2026-01-01') to ('2027-01-01')",
        "create materialized view m as select id from t",
        "create unique index m_id on m (id)",
        "create type mood as enum ('ok')",
        "create procedure commits() language plpgsql as $$ begin commit; end $$",
    ];

    private static readonly string[] Refused =
    [
        "CREATE INDEX CONCURRENTLY t_id ON t (id)",
        "create /* soon */ unique index -- not yet\n Concurrently if not exists t_id on t (id);",
        "CREATE INDEX CONCURRENTLY ON t (id)",
        "DROP INDEX CONCURRENTLY t_at",
        "DROP INDEX CONCURRENTLY IF EXISTS gone",
        "REINDEX INDEX CONCURRENTLY t_at",
        "REINDEX (VERBOSE, CONCURRENTLY) TABLE t",
        "REINDEX (CONCURRENTLY on) INDEX t_at",
        "REINDEX SCHEMA public",
        "REINDEX SCHEMA CONCURRENTLY public",
        "REINDEX (VERBOSE) DATABASE DATABASE_NAME",
        "REINDEX SYSTEM DATABASE_NAME",
        "CREATE DATABASE elsewhere",
        "DROP DATABASE IF EXISTS elsewhere",
        "CREATE TABLESPACE far LOCATION '/nowhere'",
        "DROP TABLESPACE far",
        "ALTER DATABASE DATABASE_NAME SET TABLESPACE pg_default",
        "ALTER SYSTEM SET work_mem = '5MB'",
        "VACUUM",
        "VACUUM (FULL, ANALYZE) t",
        "vacuum t",
        "CLUSTER",
        "CLUSTER VERBOSE;",
        "ALTER TABLE parted DETACH PARTITION part CONCURRENTLY",
        "ALTER TABLE IF EXISTS public.\"parted\" DETACH PARTITION public.part /* , */ CONCURRENTLY;",
        "DISCARD ALL",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (create_slot, enabled = false)",
        "ALTER SUBSCRIPTION enabled REFRESH PUBLICATION",
        "ALTER SUBSCRIPTION enabled SET PUBLICATION q",
        "ALTER SUBSCRIPTION enabled ADD PUBLICATION q WITH (copy_data = false)",
    ];

    private static readonly string[] Taken =
    [
        "CREATE INDEX t_id ON t (id)",
        "CREATE INDEX \"concurrently\" ON t (id)",
        "CREATE UNIQUE INDEX IF NOT EXISTS concurrently_not ON t (id)",
        "DROP INDEX t_at",
        "REINDEX TABLE t",
        "REINDEX (CONCURRENTLY false, VERBOSE) INDEX t_at",
        "CLUSTER t USING t_pkey",
        "CLUSTER VERBOSE t USING t_pkey",
        "ANALYZE t",
        "ALTER TABLE parted DETACH PARTITION part",
        "ALTER TABLE t ADD COLUMN detach int, ADD COLUMN partition_concurrently int",
        "ALTER TYPE mood ADD VALUE 'better'",
        "REFRESH MATERIALIZED VIEW CONCURRENTLY m",
        "ALTER DATABASE DATABASE_NAME SET work_mem = '5MB'",
        "DISCARD PLANS",
        "DISCARD TEMP",
        "CHECKPOINT",
        "TRUNCATE t",
        "LOCK TABLE t",
        "ALTER TABLE t SET TABLESPACE pg_default",
        "DO $$ BEGIN PERFORM 'create index concurrently x on t (id)'; END $$",
        "COMMENT ON TABLE t IS 'VACUUM'",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (connect = false)",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1' PUBLICATION p WITH (slot_name = NONE, enabled = off, create_slot = 'false', connect = off)",
        "ALTER SUBSCRIPTION enabled SET PUBLICATION q WITH (refresh = false)",
        "ALTER SUBSCRIPTION enabled DISABLE",
    ];

    private static readonly string[] Undecided =
    [
        "REINDEX TABLE parted",
        "CALL commits()",
        "DO $$ BEGIN COMMIT; END $$",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_found_and_the_server_refuses_it_there()
    {
        Assert.All(Refused, sql => Assert.True(OutsideTransaction.Find(Command(sql)) is not null, sql));
        Assert.All(await SqlStatesOfAsync(Refused), answer => Assert.Equal((answer.Sql, PostgresErrorCodes.ActiveSqlTransaction), answer));
    }

    [Fact]
    public async Task is_not_found_where_the_server_takes_it()
    {
        Assert.All(Taken, sql => Assert.Equal((sql, null), (sql, OutsideTransaction.Find(Command(sql)))));
        Assert.All(await SqlStatesOfAsync(Taken), answer => Assert.Equal((answer.Sql, null), answer));
    }

    [Fact]
    public async Task is_not_found_where_only_the_catalog_tells()
    {
        Assert.All(Undecided, sql => Assert.Equal((sql, null), (sql, OutsideTransaction.Find(Command(sql)))));
        Assert.All(await SqlStatesOfAsync(Undecided), answer => Assert.True(answer.SqlState is not null, answer.Sql));
    }

    private static SqlCommandText Command(string sql) => new(sql, TextPosition.Start);

    private async Task<IReadOnlyList<(string Sql, string? SqlState)>> SqlStatesOfAsync(IEnumerable<string> statements)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await using var connection = await database.Superuser.OpenConnectionAsync(Cancellation);
        foreach (var piece in Scenery)
            await ExecuteAsync(connection, piece);
        var answers = new List<(string, string?)>();
        foreach (var sql in statements)
        {
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            // Only within the transaction, so that no worker ever looks for a publisher.
            if (sql.Contains("SUBSCRIPTION enabled", StringComparison.Ordinal))
            {
                await ExecuteAsync(connection, $"create subscription enabled connection 'host=127.0.0.1 port=1' publication p with (connect = false, slot_name = '{database.Name}')");
                await ExecuteAsync(connection, "alter subscription enabled enable");
            }
            try
            {
                await ExecuteAsync(connection, sql.Replace("DATABASE_NAME", database.Name, StringComparison.Ordinal));
                answers.Add((sql, null));
            }
            catch (PostgresException error)
            {
                answers.Add((sql, error.SqlState));
            }
        }
        return answers;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
