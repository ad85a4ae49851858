using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.NoTransaction;
using OpsBuild.Migrations.Tests.Apply.Locks;
using OpsBuild.Testing;
using Serilog.Core;
using static OpsBuild.Migrations.Tests.Apply.NoTransaction.A_file_without_a_transaction;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.NoTransaction;

/// <summary>
/// Statements that no transaction takes back, caught in the middle: another session's open transaction makes them wait there, after their first change to the
/// catalog was committed.
/// </summary>
public sealed class An_interrupted_statement(PostgresFixture postgres)
{
    private const string UntilWaiting =
        "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name like 'opsbuild apply 2026%')";

    private static readonly MigrationFile Base = File("20260101000000_base.sql", """
        CREATE TABLE orders (id bigint PRIMARY KEY, note text);
        CREATE INDEX orders_note ON orders (note);
        CREATE TABLE parted (id int) PARTITION BY RANGE (id);
        CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9);
        """);

    public enum End
    {
        /// <summary>An administrator ends its session.</summary>
        Terminated,

        /// <summary>The run is asked to stop.</summary>
        Stopped,

        /// <summary>The run is killed; the server goes on.</summary>
        Killed,
    }

    public static TheoryData<string, string, End> Statements()
    {
        var cases = new TheoryData<string, string, End>();
        foreach (var end in Enum.GetValues<End>())
        {
            cases.Add("CREATE INDEX CONCURRENTLY made ON orders (id, note)", "made", end);
            cases.Add("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"Made \"\"too\"\"\" ON public.orders (id, note)", "\"Made \"\"too\"\"\"", end);
            cases.Add("CREATE INDEX CONCURRENTLY ON orders (id, note)", "orders_id_note_idx", end);
            cases.Add("DROP INDEX CONCURRENTLY orders_note", "", end);
            cases.Add("REINDEX INDEX CONCURRENTLY orders_note", "orders_note", end);
            cases.Add("REINDEX TABLE CONCURRENTLY orders", "orders_note", end);
            cases.Add("ALTER TABLE parted DETACH PARTITION part CONCURRENTLY", "", end);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task is_settled_from_the_catalog_by_the_next_run(string statement, string index, End end)
    {
        await using var scene = await OpenAsync(postgres);
        var file = Alone($"INSERT INTO orders VALUES (1, 'x');\n{statement};\nINSERT INTO orders VALUES (2, 'y');\n");
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Base));
        await using (var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation))
        await using (var transaction = await other.BeginTransactionAsync(Cancellation))
        {
            await using (var insert = new NpgsqlCommand("insert into parted values (5); lock table orders in row exclusive mode", other))
                await insert.ExecuteNonQueryAsync(Cancellation);

            await InterruptAsync(scene, Directory(Base, file), end);
            await transaction.RollbackAsync(Cancellation);
        }

        var resumed = await scene.ApplyAsync(Base, file);

        Assert.Equal([(3, 1)], Assert.IsType<ApplyOutcome.Applied>(resumed).Files.Select(applied => (applied.Statements, applied.AppliedBefore)));
        // An index of a TOAST table is a superuser's to drop; it is named.
        Assert.All(resumed.InvalidIndexes!, left => Assert.StartsWith("pg_toast.", left.Name, StringComparison.Ordinal));
        Assert.Equal("1,2", await scene.AskAsync<string>("select string_agg(id::text, ',' order by id) from orders"));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from atlas_schema_revisions.opsbuild_migration_progress"));
        if (index.Length > 0)
            Assert.True(await scene.AskAsync<bool>($"select indisvalid from pg_index where indexrelid = '{index.Replace("'", "''", StringComparison.Ordinal)}'::regclass"));
        if (statement.StartsWith("DROP", StringComparison.Ordinal))
            Assert.True(await scene.AskAsync<bool>("select to_regclass('orders_note') is null"));
        if (statement.StartsWith("ALTER", StringComparison.Ordinal))
            Assert.False(await scene.AskAsync<bool>("select exists (select from pg_inherits where inhrelid = 'part'::regclass)"));
    }

    [Fact]
    public async Task that_the_server_still_executes_is_waited_for_and_not_run_beside_itself()
    {
        await using var scene = await OpenAsync(postgres);
        var directory = Directory(Base, Alone("CREATE INDEX CONCURRENTLY made ON orders (id, note);\n"));
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Base));
        await using var other = await OtherSession.BeginAsync(scene, "lock table orders in row exclusive mode");
        await InterruptAsync(scene, directory, End.Killed);
        var oid = await scene.AskAsync<uint>("select 'made'::regclass::oid");

        var refused = Assert.IsType<ApplyOutcome.Refused>(await scene.ApplyAsync(new ApplyOptions { LockTimeout = TimeSpan.FromMilliseconds(200) }, directory));
        await other.CommitAsync();
        var resumed = await scene.ApplyAsync(new ApplyOptions(), directory);

        Assert.Equal(RefusalReason.EarlierRunBusy, refused.Reason);
        Assert.Contains("pg_terminate_backend(", refused.Problems[0].Remedy, StringComparison.Ordinal);
        Assert.IsType<ApplyOutcome.Applied>(resumed);
        Assert.Equal(oid, await scene.AskAsync<uint>("select 'made'::regclass::oid"));   // what the old session built was kept
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task is_noted_as_failed_only_where_its_own_session_had_announced_it(int pidsApart, bool expected)
    {
        await using var scene = await OpenAsync(postgres);
        var directory = Directory(Base, Alone("CREATE INDEX CONCURRENTLY made ON orders (id, note);\n"));
        Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(Base));
        await using var other = await OtherSession.BeginAsync(scene, "lock table orders in row exclusive mode");

        await InterruptAsync(scene, directory, End.Stopped,
            () => scene.ExecuteAsync($"update atlas_schema_revisions.opsbuild_migration_progress set pid = pid + {pidsApart}"));

        Assert.Equal(expected, await scene.AskAsync<bool>("select failed from atlas_schema_revisions.opsbuild_migration_progress"));
    }

    [Theory]
    [InlineData(true, "1,2,3")]
    [InlineData(false, "1,2,2,3")]
    public async Task that_the_catalog_does_not_tell_of_is_asked_about_and_answered(bool ran, string expected)
    {
        await using var scene = await OpenAsync(postgres);
        var directory = Directory(
            File("20260101000000_base.sql", """
                CREATE TABLE log (n int);
                CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO log VALUES (2); COMMIT;
                    PERFORM pg_sleep(CASE WHEN (SELECT count(*) FROM log WHERE n = 2) > 1 THEN 0 ELSE 600 END);
                END $$;
                """),
            Alone("INSERT INTO log VALUES (1);\nCALL fill();\nINSERT INTO log VALUES (3);\n"));
        var running = new ApplyRun(scene.Database.DataSource, directory, new ApplyOptions(), Logger.None).RunAsync(Cancellation);
        await scene.UntilAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')");
        await scene.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'");
        Assert.IsType<ApplyOutcome.ConnectionLost>(await running);

        var asked = Assert.IsType<ApplyOutcome.InDoubt>(await scene.ApplyAsync(new ApplyOptions(), directory)).Doubt;
        var unasked = Assert.IsType<ApplyOutcome.InDoubt>(await scene.ApplyAsync(
            new ApplyOptions { Answers = new StatementAnswers(new StatementNumber(asked.Statement.Version, 1), null) }, directory));
        var answered = await scene.ApplyAsync(
            new ApplyOptions { Answers = ran ? new StatementAnswers(asked.Statement, null) : new StatementAnswers(null, asked.Statement) }, directory);

        Assert.Equal("20260102000000:2", asked.Statement.ToString());
        Assert.Equal(asked, unasked.Doubt);
        var problem = asked.ToProblem();
        Assert.Equal("20260102000000_alone.sql:4:1", problem.Place);
        Assert.Contains("Did statement 2 run? CALL fill();", problem.What, StringComparison.Ordinal);
        Assert.Contains("MIGRATION_STATEMENT_RAN=20260102000000:2", problem.Remedy, StringComparison.Ordinal);
        Assert.Contains("MIGRATION_STATEMENT_DID_NOT_RUN=20260102000000:2", problem.Remedy, StringComparison.Ordinal);
        Assert.IsType<ApplyOutcome.Applied>(answered);
        Assert.Equal(expected, await scene.AskAsync<string>("select string_agg(n::text, ',' order by n) from log"));
    }

    [Fact]
    public async Task that_failed_leaves_an_invalid_index_which_is_named_and_replaced_after_the_correction()
    {
        await using var scene = await OpenAsync(postgres);
        const string build = "CREATE UNIQUE INDEX CONCURRENTLY once ON orders (note);\n";
        await scene.ApplyAsync(Base);
        await scene.ExecuteAsync("insert into orders values (1, 'same'), (2, 'same')");

        var failed = await scene.ApplyAsync(Base, Alone(build));
        var corrected = await scene.ApplyAsync(Base, Alone($"DELETE FROM orders WHERE id = 2;\n{build}"));

        Assert.Equal("23505", Assert.IsType<ApplyOutcome.Failed>(failed).Failure.SqlState);
        var left = Assert.Single(failed.InvalidIndexes!);
        Assert.Equal(("public.once", "orders", false), (left.Name, left.Table, left.WasThereBefore));
        Assert.Equal(["drop index concurrently public.once;", "CREATE UNIQUE INDEX CONCURRENTLY once ON public.orders USING btree (note);"], left.Repair);
        Assert.True(corrected is ApplyOutcome.Applied, $"{(corrected as ApplyOutcome.Refused)?.Problems[0]}");
        Assert.Empty(corrected.InvalidIndexes!);
        Assert.True(await scene.AskAsync<bool>("select indisvalid from pg_index where indexrelid = 'once'::regclass"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("IF NOT EXISTS ")]
    public async Task is_not_begun_over_an_invalid_index_that_somebody_else_left(string unless)
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Base);
        await scene.ExecuteAsync("insert into orders values (1, 'same'), (2, 'same')");
        await Assert.ThrowsAsync<PostgresException>(() => scene.ExecuteAsync("create unique index concurrently once on orders (note)"));
        var file = Alone($"INSERT INTO orders VALUES (3, 'new');\nCREATE UNIQUE INDEX CONCURRENTLY {unless}once ON orders (note, id);\n");

        var refused = await scene.ApplyAsync(Base, file);
        await scene.ExecuteAsync("drop index concurrently public.once");
        var applied = await scene.ApplyAsync(Base, file);

        Assert.Equal(RefusalReason.InvalidIndexInTheWay, Assert.IsType<ApplyOutcome.Refused>(refused).Reason);
        Assert.Equal((1, 2), (refused.HalfApplied!.Statements, refused.HalfApplied.Total));
        Assert.True(Assert.Single(refused.InvalidIndexes!).WasThereBefore);
        Assert.IsType<ApplyOutcome.Applied>(applied);
    }

    private async Task InterruptAsync(Scene scene, MigrationDirectory directory, End end, Func<Task>? meanwhile = null)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await using var tap = new PostgresTap(postgres.Server.Port);
        await using var database = end != End.Killed ? NpgsqlDataSource.Create(scene.Database.ConnectionString)
            : NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(scene.Database.ConnectionString) { Port = tap.Port, SslMode = SslMode.Disable, RootCertificate = null });
        var running = new ApplyRun(database, directory, new ApplyOptions(), Logger.None).RunAsync(stopping.Token);
        await scene.UntilAsync(UntilWaiting);
        if (meanwhile is not null)
            await meanwhile();
        switch (end)
        {
            case End.Terminated:
                await scene.ExecuteAsync(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name like 'opsbuild apply 2026%'");
                Assert.Equal(FileFate.HalfApplied, Assert.IsType<ApplyOutcome.ConnectionLost>(await running).Fate);
                break;
            case End.Stopped:
                await stopping.CancelAsync();
                Assert.NotNull(Assert.IsType<ApplyOutcome.Stopped>(await running).HalfApplied);
                break;
            case End.Killed:
                await tap.DisposeAsync();
                Assert.IsType<ApplyOutcome.ConnectionLost>(await running);
                break;
        }
    }
}
