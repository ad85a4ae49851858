using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply.NoTransaction;

public sealed class The_transaction_mode_of_a_run(PostgresFixture postgres)
{
    private static readonly ApplyOptions All = new() { TransactionMode = TransactionMode.All };
    private static readonly ApplyOptions None = new() { TransactionMode = TransactionMode.None };

    private static readonly MigrationFile Failing = File("20260104000000_failing.sql", "CREATE TABLE gone ();\nSELECT 1/0;\n");

    [Fact]
    public async Task none_groups_files_that_do_not_say_so_themselves()
    {
        await using var scene = await OpenAsync(postgres);
        var whole = File("20260105000000_whole.sql", "-- atlas:txmode file\n\nCREATE TABLE whole ();\nSELECT 1/0;\n");

        var first = await scene.ApplyAsync(None, Orders, Failing);
        var second = await scene.ApplyAsync(None, Orders, File(Failing.Name, "CREATE TABLE gone ();\n"), whole);

        Assert.Equal(1, Assert.IsType<ApplyOutcome.Failed>(first).HalfApplied?.Statements);
        Assert.Null(Assert.IsType<ApplyOutcome.Failed>(second).HalfApplied);
        Assert.True(await scene.AskAsync<bool>("select to_regclass('gone') is not null and to_regclass('whole') is null"));
    }

    [Fact]
    public async Task of_a_file_that_began_without_a_transaction_stays_so()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(None, Orders, Failing);

        var outcome = await scene.ApplyAsync(Orders, File(Failing.Name, "CREATE TABLE gone ();\nCREATE TABLE there ();\nSELECT 1/0;\n"));

        Assert.Equal(2, Assert.IsType<ApplyOutcome.Failed>(outcome).HalfApplied?.Statements);
    }

    [Fact]
    public async Task all_applies_every_file_or_none()
    {
        await using var scene = await OpenAsync(postgres);
        var before = await scene.SnapshotAsync();

        var failed = await scene.ApplyAsync(All, Orders, Stocks, Failing);
        var after = await scene.SnapshotAsync();
        var applied = await scene.ApplyAsync(All, Orders, Stocks, Prices);

        Assert.Contains("rolled back with all of its files", Assert.IsType<ApplyOutcome.Failed>(failed).Failure.ToProblem().Why, StringComparison.Ordinal);
        Assert.Empty(failed.Files);
        Assert.Equal(before, after);
        Assert.Equal([2, 1, 1], Assert.IsType<ApplyOutcome.Applied>(applied).Files.Select(file => file.Statements));
        Assert.Equal(["20260101000000", "20260102000000", "20260103000000"], await scene.VersionsAsync());
    }

    [Fact]
    public async Task all_lets_no_file_set_anything_for_the_next()
    {
        await using var scene = await OpenAsync(postgres);

        var outcome = await scene.ApplyAsync(
            All, File("1_sets.sql", "CREATE SCHEMA other;\nSET search_path = other;\nCREATE TABLE here ();\n"), File("2_after.sql", "CREATE TABLE there ();\n"));

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal("other.here, public.there", await scene.AskAsync<string>(
            "select string_agg(schemaname || '.' || tablename, ', ' order by tablename) from pg_tables where tablename in ('here', 'there')"));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("none")]
    public Task all_is_refused_with_a_file_that_says_otherwise(string mode) =>
        RefusesAsync(All, RefusalReason.TransactionModesDisagree, $"transaction mode {mode}", Orders, File("20260104000000_x.sql", $"-- atlas:txmode {mode}\n\nSELECT 1;\n"));

    [Theory]
    [InlineData("CREATE INDEX CONCURRENTLY orders_id ON orders (id);", "CREATE INDEX CONCURRENTLY")]
    [InlineData("SELECT 1;\n  VACUUM orders;", "VACUUM")]
    public async Task with_a_transaction_is_refused_for_what_cannot_run_in_one_and_the_directive_is_named(string sql, string expected)
    {
        var file = File("20260104000000_x.sql", sql);

        await RefusesAsync(new ApplyOptions(), RefusalReason.OutsideTransaction, "-- atlas:txmode none", Orders, file);
        await RefusesAsync(new ApplyOptions(), RefusalReason.OutsideTransaction, expected, Orders, file);
        await RefusesAsync(All, RefusalReason.OutsideTransaction, "MIGRATION_TX_MODE", Orders, file);
    }

    [Fact]
    public Task none_is_refused_where_such_a_statement_would_run_with_others() => RefusesAsync(
        new ApplyOptions(), RefusalReason.OutsideTransaction, "Put a delimiter",
        File("1_x.sql", "-- atlas:delimiter -- end\n-- atlas:txmode none\n\nSELECT 1;\nVACUUM;\n-- end\n"));

    [Fact]
    public Task none_is_refused_for_a_file_that_ends_transactions() => RefusesAsync(
        None, RefusalReason.TransactionControl, "committed together with its row", File("1_x.sql", "BEGIN;\nSELECT 1;\nCOMMIT;\n"));

    [Fact]
    public async Task all_is_refused_for_a_file_that_stopped_half_way()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(None, Orders, Failing);

        var outcome = await scene.ApplyAsync(All, Orders, Failing);

        Assert.Equal(RefusalReason.TransactionModesDisagree, Assert.IsType<ApplyOutcome.Refused>(outcome).Reason);
    }

    private async Task RefusesAsync(ApplyOptions options, RefusalReason reason, string expected, params MigrationFile[] files)
    {
        await using var scene = await OpenAsync(postgres);
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(options, files);

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(expected, string.Join('\n', refused.Problems), StringComparison.Ordinal);
        Assert.Equal(before, await scene.SnapshotAsync());
    }
}
