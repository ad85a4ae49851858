using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Statements;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.NoTransaction;

public sealed class A_file_without_a_transaction(PostgresFixture postgres)
{
    private const string Header = "-- atlas:txmode none\n\n";

    [Fact]
    public async Task builds_indexes_concurrently_and_is_recorded_like_any_other()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(Orders, Alone("CREATE INDEX CONCURRENTLY orders_id2 ON orders (id);\nVACUUM orders;\nALTER TABLE orders ADD note text;\n"), Prices);

        Assert.Equal([2, 3, 1], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(file => file.Statements));
        Assert.Null(outcome.HalfApplied);
        Assert.True(await scene.AskAsync<bool>("select indisvalid from pg_index where indexrelid = 'orders_id2'::regclass"));
        Assert.Equal("alone|2|3|3|''|''|null", await RowAsync(scene));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from atlas_schema_revisions.opsbuild_migration_progress"));
    }

    [Fact]
    public async Task makes_the_table_of_what_is_under_way_only_when_a_statement_needs_it()
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(Orders, Alone("INSERT INTO orders VALUES (2);\nCREATE TABLE t ();\n"));

        Assert.True(await scene.AskAsync<bool>("select to_regclass('atlas_schema_revisions.opsbuild_migration_progress') is null"));
    }

    [Fact]
    public async Task that_fails_keeps_what_ran_and_a_row_as_Atlas_writes_it()
    {
        await using var scene = await OpenAsync(postgres);
        var failing = Alone("INSERT INTO orders VALUES (2);\nCREATE TABLE kept ();\nSELECT 1/0;\nCREATE TABLE never ();\n");

        var outcome = await scene.ApplyAsync(Orders, failing, Prices);

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal(("22012", 3, TransactionMode.None), (failure.SqlState, failure.Number, failure.Mode));
        Assert.Contains("statements before this one are applied and stay", failure.ToProblem().Why, StringComparison.Ordinal);
        Assert.Equal(new HalfAppliedFile(failing.Name, failing.Version, 2, 4), outcome.HalfApplied);
        Assert.Equal([Orders.Name], outcome.Files.Select(file => file.File));
        var hashes = PartialHashes.Of(Split(failing)).Take(2).Select(hash => $"\"{hash}\"");
        Assert.Equal(
            $"alone|2|2|4|'ERROR: division by zero (SQLSTATE 22012)'|'SELECT 1/0;'|[{string.Join(", ", hashes)}]", await RowAsync(scene));
        Assert.True(await scene.AskAsync<bool>("select to_regclass('kept') is not null and to_regclass('never') is null and to_regclass('prices') is null"));
    }

    [Fact]
    public async Task that_failed_is_gone_on_with_after_a_correction_which_may_change_the_number_of_statements()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders, Alone("INSERT INTO orders VALUES (2);\nSELECT 1/0;\nCREATE TABLE last ();\n"));
        var corrected = Alone("-- a comment is no change\n\nINSERT INTO orders VALUES (2);\nINSERT INTO orders VALUES (3);\nINSERT INTO orders VALUES (4);\nCREATE TABLE last ();\n");
        var directory = Directory(Orders, corrected, Prices);

        var outcome = await scene.ApplyAsync(new ApplyOptions(), directory);
        var again = await scene.ApplyAsync(new ApplyOptions(), directory);

        Assert.Equal([(4, 1), (1, 0)], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(file => (file.Statements, file.AppliedBefore)));
        Assert.IsType<ApplyOutcome.UpToDate>(again);
        Assert.Equal("1,2,3,4", await scene.AskAsync<string>("select string_agg(id::text, ',' order by id) from orders"));
        Assert.Equal("alone|2|4|4|''|''|null", await RowAsync(scene));
        Assert.Equal(directory.ComputeSum().Entries[1].Hash, await scene.AskAsync<string>("select hash from atlas_schema_revisions.atlas_schema_revisions where version = '20260102000000'"));
    }

    [Fact]
    public async Task whose_correction_leaves_nothing_to_do_is_finished()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders, Alone("INSERT INTO orders VALUES (2);\nSELECT 1/0;\n"));

        var outcome = await scene.ApplyAsync(Orders, Alone("INSERT INTO orders VALUES (2);\n"));

        Assert.Equal([1], Assert.IsType<ApplyOutcome.Applied>(outcome).Files.Select(file => file.Statements));
        Assert.Equal("alone|2|1|1|''|''|null", await RowAsync(scene));
    }

    [Theory]
    [InlineData("INSERT INTO orders VALUES (20);\nINSERT INTO orders VALUES (3);\nSELECT 1;\n", ":3:1: has another statement 1")]
    [InlineData("INSERT INTO orders VALUES (2);\nSELECT 1;\n", ":4:1: has another statement 2")]
    [InlineData("INSERT INTO orders VALUES (2);\n", "has lost its statement 2")]
    public async Task is_refused_when_a_statement_that_ran_is_another_now(string sql, string expected)
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders, Alone("INSERT INTO orders VALUES (2);\nINSERT INTO orders VALUES (3);\nSELECT 1/0;\n"));
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(Orders, Alone(sql));

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(RefusalReason.AppliedStatementEdited, refused.Reason);
        Assert.Contains(expected, refused.Problems[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task keeps_its_settings_from_statement_to_statement_and_also_when_it_is_gone_on_with()
    {
        await using var scene = await OpenAsync(postgres);
        const string sql = """
            CREATE SCHEMA other;
            SET search_path = other;
            SELECT pg_catalog.set_config('work_mem', '5MB', false);
            CREATE TABLE first AS SELECT current_setting('work_mem') AS work_mem;
            SELECT 1/0;
            CREATE TABLE second AS SELECT current_setting('work_mem') AS work_mem;
            """;

        await scene.ApplyAsync(Alone(sql));
        var outcome = await scene.ApplyAsync(Alone(sql.Replace("1/0", "1/1", StringComparison.Ordinal)), Prices);

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal("5MB|5MB|public", await scene.AskAsync<string>(
            "select concat_ws('|', (select work_mem from other.first), (select work_mem from other.second), (select schemaname from pg_tables where tablename = 'prices'))"));
    }

    [Fact]
    public async Task is_recorded_by_the_role_that_logged_in_and_stays_whoever_it_has_become()
    {
        await using var scene = await OpenAsync(postgres);
        var role = $"{scene.Database.AdminUser}_owner";

        var outcome = await scene.ApplyAsync(Alone($"""
            CREATE ROLE {role};
            GRANT {role} TO CURRENT_USER;
            GRANT CREATE ON SCHEMA public TO {role};
            SET ROLE {role};
            CREATE TABLE one (id int);
            CREATE INDEX CONCURRENTLY one_id ON one (id);
            CREATE TABLE two ();
            """));

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal($"{role}|{role}", await scene.AskAsync<string>("select string_agg(tableowner::text, '|') from pg_tables where tablename in ('one', 'two')"));
        Assert.Equal(["20260102000000"], await scene.VersionsAsync());
        await scene.ExecuteAsync("drop table one, two");
    }

    [Fact]
    public async Task runs_procedures_and_blocks_that_commit_by_themselves()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(Orders, Alone("""
            CREATE PROCEDURE fill() LANGUAGE plpgsql AS $$ BEGIN FOR n IN 2..4 LOOP INSERT INTO orders VALUES (n); COMMIT; END LOOP; END $$;
            CALL fill();
            DO $$ BEGIN FOR n IN 5..6 LOOP INSERT INTO orders VALUES (n); COMMIT; END LOOP; END $$;
            CREATE TABLE parted (id int) PARTITION BY RANGE (id);
            CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (9);
            CREATE INDEX parted_id ON parted (id);
            REINDEX INDEX parted_id;
            """));

        Assert.Equal(7, Assert.IsType<ApplyOutcome.Applied>(outcome).Files[1].Statements);
        Assert.Equal("1,2,3,4,5,6", await scene.AskAsync<string>("select string_agg(id::text, ',' order by id) from orders"));
        Assert.Equal(0, await scene.AskAsync<long>("select count(*) from atlas_schema_revisions.opsbuild_migration_progress"));
    }

    [Fact]
    public async Task may_use_a_label_that_it_added_to_an_enumeration()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(Alone("CREATE TYPE mood AS ENUM ('ok');\nALTER TYPE mood ADD VALUE 'better';\nCREATE TABLE t AS SELECT 'better'::mood AS m;\n"));

        Assert.IsType<ApplyOutcome.Applied>(outcome);
    }

    [Fact]
    public async Task that_was_stopped_says_after_which_statement_and_is_gone_on_with_there()
    {
        await using var scene = await OpenAsync(postgres);
        var slow = Alone("INSERT INTO orders VALUES (2);\nSELECT pg_sleep(CASE WHEN EXISTS (SELECT FROM orders WHERE id = 99) THEN 0 ELSE 600 END);\nINSERT INTO orders VALUES (3);\n");
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var running = new ApplyRun(scene.Database.DataSource, Directory(Orders, slow), new ApplyOptions(), Serilog.Core.Logger.None).RunAsync(stopping.Token);
        await scene.UntilAsync("select exists (select from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep')");

        await stopping.CancelAsync();
        var stopped = await running;
        await scene.ExecuteAsync("insert into orders values (99)");
        var resumed = await scene.ApplyAsync(Orders, slow);

        Assert.Equal((slow.Name, 1), Assert.IsType<ApplyOutcome.Stopped>(stopped).HalfApplied is { } half ? (half.File, half.Statements) : default);
        Assert.IsType<ApplyOutcome.Applied>(resumed);
        Assert.Equal("1,2,3,99", await scene.AskAsync<string>("select string_agg(id::text, ',' order by id) from orders"));
    }

    [Fact]
    public async Task keeps_passwords_out_of_its_row()
    {
        await using var scene = await OpenAsync(postgres);

        await scene.ApplyAsync(Alone("CREATE ROLE pg_no LOGIN PASSWORD 'hush-hush';\n"));

        Assert.DoesNotContain("hush", await scene.AskAsync<string>("select error || error_stmt from atlas_schema_revisions.atlas_schema_revisions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task with_a_delimiter_of_its_own_runs_what_stands_between_two_as_one()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(File(
            "1_x.sql", "-- atlas:delimiter -- end\n-- atlas:txmode none\n\nCREATE TABLE a (id int);\nCREATE TABLE b ();\n-- end\nCREATE INDEX CONCURRENTLY a_id ON a (id)\n-- end\nSELECT 1; SELECT 1/0;\n-- end\n"));

        Assert.Equal((2, 3), Assert.IsType<ApplyOutcome.Failed>(outcome).HalfApplied is { } half ? (half.Statements, half.Total) : default);
    }

    internal static MigrationFile Alone(string sql) => File("20260102000000_alone.sql", Header + sql);

    private static IReadOnlyList<Statement> Split(MigrationFile file)
    {
        Assert.True(StatementSplitter.TrySplit(file, out var statements, out _));
        return statements;
    }

    private static Task<string> RowAsync(Scene scene) => scene.AskAsync<string>("""
        select concat_ws('|', description, type, applied, total, quote_literal(error), quote_literal(error_stmt), partial_hashes)
        from atlas_schema_revisions.atlas_schema_revisions where version = '20260102000000'
        """);
}
