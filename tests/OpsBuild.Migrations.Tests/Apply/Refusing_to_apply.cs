using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Apply;

/// <summary>Each case: what was applied before, what is to be applied, why it is refused. The database must not change by a byte.</summary>
public sealed class Refusing_to_apply(PostgresFixture postgres)
{
    private static readonly MigrationFile Late = File("20260101120000_late.sql", "CREATE TABLE late ();\n");

    [Fact]
    public Task a_directory_without_atlas_sum() => RefusesAsync([], WithSum(null, Orders), RefusalReason.SumMissing, "atlas.sum");

    [Fact]
    public Task a_directory_without_anything() => RefusesAsync([], WithSum(null), RefusalReason.SumMissing, "neither a migration nor atlas.sum");

    [Fact]
    public Task a_malformed_atlas_sum() => RefusesAsync([], WithSum("h1:x\n<<<<<<< HEAD\n", Orders), RefusalReason.SumMalformed, "atlas.sum:2");

    [Fact]
    public Task an_atlas_sum_of_other_files() => RefusesAsync(
        [Orders], WithSum(Directory(Orders).ComputeSum().ToString(), Orders, Stocks), RefusalReason.SumMismatch, "20260102000000_stocks.sql was added");

    [Fact]
    public Task two_files_with_one_version() => RefusesAsync(
        [], Directory(Orders, File("20260101000000_other.sql", "")), RefusalReason.VersionsOutOfOrder, "20260101000000_other.sql");

    [Fact]
    public Task versions_whose_widths_disagree_with_the_names() => RefusesAsync(
        [], Directory(File("1_a.sql", ""), File("10_b.sql", "")), RefusalReason.VersionsOutOfOrder, "1_a.sql");

    [Fact]
    public Task a_file_older_than_the_newest_applied_one() => RefusesAsync(
        [Orders, Stocks], Directory(Orders, Late, Stocks), RefusalReason.FileOlderThanDatabase, Late.Name);

    [Fact]
    public Task a_file_older_than_the_first_applied_one() => RefusesAsync(
        [Stocks], Directory(Orders, Stocks), RefusalReason.FileOlderThanDatabase, Orders.Name);

    [Fact]
    public Task an_applied_file_that_was_edited() => RefusesAsync(
        [Orders, Stocks], Directory(File(Orders.Name, "CREATE TABLE orders (id int);\n"), Stocks, Prices), RefusalReason.AppliedFileEdited, Orders.Name);

    [Fact]
    public Task an_applied_file_that_was_removed() => RefusesAsync(
        [Orders, Stocks], Directory(Stocks, Prices), RefusalReason.AppliedFileRemoved, "20260101000000");

    [Fact]
    public Task a_directory_older_than_the_database() => RefusesAsync(
        [Orders, Stocks], Directory(Orders), RefusalReason.DirectoryBehindDatabase, "20260102000000");

    [Fact]
    public Task an_empty_directory_for_a_database_with_history() => RefusesAsync(
        [Orders], Directory(), RefusalReason.DirectoryBehindDatabase, "20260101000000");

    [Fact]
    public Task an_archive_of_checks_and_ways_back() => RefusesAsync(
        [Orders], Directory(Orders, File("20260102000000_x.sql", "-- atlas:txtar\n\n-- migration.sql --\nSELECT 1;\n-- down.sql --\nDROP TABLE orders;\n")),
        RefusalReason.FileUnsupported, "txtar");

    [Fact]
    public Task a_pending_file_that_asks_for_one_transaction_for_several() => RefusesAsync(
        [Orders], Directory(Orders, File("20260102000000_x.sql", "-- atlas:txmode all\n\nSELECT 1;\n")), RefusalReason.FileUnsupported, "transaction mode all");

    [Fact]
    public Task a_pending_file_that_atlas_sum_leaves_out() => RefusesAsync(
        [Orders], Directory(Orders, File("20260102000000_x.sql", "-- atlas:sum ignore\nSELECT 1;\n")), RefusalReason.FileUnsupported, "left out of atlas.sum");

    [Fact]
    public Task a_directive_that_Atlas_would_not_see() => RefusesAsync(
        [Orders], Directory(Orders, File("20260102000000_x.sql", "-- atlas:txmode none\r\n\r\nSELECT 1;\r\n")), RefusalReason.FileUnusable, "CR LF");

    [Theory]
    [InlineData("BEGIN;", "BEGIN")]
    [InlineData("SELECT 1;\n/* x */ commit and chain;", "COMMIT")]
    [InlineData("START TRANSACTION READ ONLY;", "START TRANSACTION")]
    [InlineData("ROLLBACK;", "ROLLBACK")]
    [InlineData("END;", "END")]
    [InlineData("ABORT;", "ABORT")]
    [InlineData("PREPARE TRANSACTION 'x';", "PREPARE TRANSACTION")]
    [InlineData("COMMIT PREPARED 'x';", "COMMIT")]
    public Task a_file_that_ends_its_transaction(string sql, string words) => RefusesAsync(
        [Orders], Directory(Orders, File("20260102000000_x.sql", sql)), RefusalReason.TransactionControl, words);

    [Fact]
    public Task a_later_file_that_cannot_be_taken_apart() => RefusesAsync(
        [Orders], Directory(Orders, Stocks, File("20260104000000_x.sql", "SELECT 'x;\n")), RefusalReason.FileUnusable, "20260104000000_x.sql:1:8");

    [Fact]
    public async Task a_version_that_stopped_halfway_under_newer_ones()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders, Stocks);
        await scene.ExecuteAsync("update atlas_schema_revisions.atlas_schema_revisions set applied = 1, error = 'boom', partial_hashes = '[\"h1:x\"]' where version = '20260101000000'");

        await RefusesAsync(scene, Directory(Orders, Stocks), new ApplyOptions(), RefusalReason.VersionHalfApplied, "1 of 2 statements, stopped by: boom");
    }

    [Fact]
    public async Task a_version_that_stopped_halfway_and_does_not_say_with_which_statements()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        await scene.ExecuteAsync("update atlas_schema_revisions.atlas_schema_revisions set applied = 1");

        await RefusesAsync(scene, Directory(Orders, Stocks), new ApplyOptions(), RefusalReason.AppliedStatementEdited, "not with which ones");
    }

    [Theory]
    [InlineData("CREATE TABLE public.t ()", "table public.t")]
    [InlineData("CREATE VIEW v AS SELECT 1 AS a", "view public.v")]
    [InlineData("CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1", "function public.f")]
    [InlineData("CREATE TYPE mood AS ENUM ('ok')", "type public.mood")]
    [InlineData("CREATE SCHEMA app CREATE SEQUENCE s", "sequence app.s")]
    [InlineData("CREATE DOMAIN d AS int", "domain public.d")]
    public async Task a_database_that_holds_something_and_has_no_history(string sql, string expected)
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync(sql);

        await RefusesAsync(scene, Directory(Orders), new ApplyOptions(), RefusalReason.DatabaseNotEmpty, expected);
    }

    [Fact]
    public async Task a_baseline_that_is_no_file()
    {
        await using var scene = await OpenAsync(postgres);
        Assert.True(MigrationVersion.TryParse("20200101000000", out var version));

        await RefusesAsync(scene, Directory(Orders), new ApplyOptions { BaselineVersion = version }, RefusalReason.BaselineUnknown, "20200101000000");
    }

    [Fact]
    public async Task a_database_with_two_revision_tables()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        await scene.ExecuteAsync("create table public.atlas_schema_revisions (like atlas_schema_revisions.atlas_schema_revisions including all)");

        await RefusesAsync(scene, Directory(Orders, Stocks), new ApplyOptions(), RefusalReason.RevisionTableAmbiguous, "public.atlas_schema_revisions");
    }

    [Fact]
    public async Task a_revision_table_of_another_shape()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ExecuteAsync("create table public.atlas_schema_revisions (version text)");

        await RefusesAsync(scene, Directory(Orders), new ApplyOptions(), RefusalReason.RevisionTableUnusable, "description");
    }

    [Fact]
    public async Task a_role_that_may_not_make_the_revision_table()
    {
        await using var scene = await OpenAsync(postgres);
        await using (var superuser = scene.Database.Superuser.CreateCommand($"alter database {scene.Database.Name} owner to current_user"))
            await superuser.ExecuteNonQueryAsync(Cancellation);

        await RefusesAsync(scene, Directory(Orders), new ApplyOptions(), RefusalReason.RevisionTableUnusable, "may not create the schema");
    }

    [Fact]
    public async Task a_role_that_may_not_read_the_history()
    {
        await using var scene = await OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        await scene.ExecuteAsync($"revoke all on atlas_schema_revisions.atlas_schema_revisions from {scene.Database.AdminUser}");

        await RefusesAsync(scene, Directory(Orders, Stocks), new ApplyOptions(), RefusalReason.RevisionTableUnusable, "may not read");
    }

    private async Task RefusesAsync(MigrationFile[] applied, MigrationDirectory directory, RefusalReason reason, string expected)
    {
        await using var scene = await OpenAsync(postgres);
        if (applied.Length > 0)
            Assert.IsType<ApplyOutcome.Applied>(await scene.ApplyAsync(applied));
        await RefusesAsync(scene, directory, new ApplyOptions(), reason, expected);
    }

    private static async Task RefusesAsync(Scene scene, MigrationDirectory directory, ApplyOptions options, RefusalReason reason, string expected)
    {
        var before = await scene.SnapshotAsync();

        var outcome = await scene.ApplyAsync(options, directory);

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(expected, string.Join('\n', refused.Problems), StringComparison.Ordinal);
        Assert.All(refused.Problems, problem => Assert.NotEmpty(problem.Remedy));
        Assert.Equal(before, await scene.SnapshotAsync());
    }
}
