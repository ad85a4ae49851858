using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Atlas;

/// <summary>What Atlas itself would let pass, or get wrong. The database must not change by a byte, and Atlas is asked for its version at most.</summary>
public sealed class Refusing_to_start_Atlas(PostgresFixture postgres)
{
    [Fact]
    public Task for_an_applied_file_that_was_edited() => RefusesAsync(
        Directory(File(Orders.Name, "CREATE TABLE orders (id int);\n"), Stocks), RefusalReason.AppliedFileEdited, Orders.Name);

    [Fact]
    public Task for_an_applied_file_that_was_removed() => RefusesAsync(Directory(Stocks), RefusalReason.AppliedFileRemoved, "20260101000000");

    [Fact]
    public Task for_a_file_that_is_older_than_the_first_applied_one() => RefusesAsync(
        Directory(File("20250101000000_late.sql", "CREATE TABLE late ();\n"), Orders), RefusalReason.FileOlderThanDatabase, "20250101000000_late.sql");

    [Fact]
    public Task for_two_files_of_one_version() => RefusesAsync(
        Directory(Orders, File("20260101000000_other.sql", "")), RefusalReason.VersionsOutOfOrder, "20260101000000_other.sql");

    [Fact]
    public Task for_an_archive_whose_way_back_Atlas_would_run_too() => RefusesAsync(
        Directory(Orders, File("20260102000000_x.sql", "-- atlas:txtar\n\n-- migration.sql --\nSELECT 1;\n-- down.sql --\nDROP TABLE orders;\n")),
        RefusalReason.FileUnsupported, "txtar");

    [Fact]
    public Task for_a_file_that_atlas_sum_leaves_out() => RefusesAsync(
        Directory(Orders, File("20260102000000_x.sql", "-- atlas:sum ignore\nSELECT 1;\n")), RefusalReason.FileUnsupported, "left out of atlas.sum");

    [Fact]
    public Task for_a_directive_that_Atlas_does_not_see() => RefusesAsync(
        Directory(Orders, File("20260102000000_x.sql", "-- atlas:txmode none\r\n\r\nSELECT 1;\r\n")), RefusalReason.FileUnusable, "CR LF");

    [Fact]
    public Task for_a_file_that_ends_its_transaction() => RefusesAsync(
        Directory(Orders, File("20260102000000_x.sql", "COMMIT;\n")), RefusalReason.TransactionControl, "COMMIT");

    [Theory]
    [InlineData("SELECT 1;\nSELECT 2 /* a /* b */ ; */;\n", "20260102000000_x.sql:2:1")]
    [InlineData("SELECT E'it\\'s';\n", "could not take the file apart: unclosed quote")]
    [InlineData("SELECT 1 AS foo$bar$;\nSELECT 2;\n", "20260102000000_x.sql:1:1")]
    public Task for_a_file_that_Atlas_would_cut_otherwise(string sql, string expected) => RefusesAsync(
        Directory(Orders, File("20260102000000_x.sql", sql)), RefusalReason.StatementsCutOtherwise, expected);

    [Fact]
    public Task for_a_file_that_runs_without_a_transaction() => RefusesAsync(
        Directory(Orders, File("20260102000000_x.sql", "-- atlas:txmode none\n\nSELECT 1;\n")), RefusalReason.FileUnsupported, "transaction mode none");

    [Theory]
    [InlineData(TransactionMode.None, "transaction mode none")]
    [InlineData(TransactionMode.All, "transaction mode all")]
    public async Task for_a_run_that_groups_statements_otherwise(TransactionMode mode, string expected)
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        Assert.IsType<ApplyOutcome.Applied>(await scene.Applies.ApplyAsync(Orders));
        scene.Options = scene.Options with { TransactionMode = mode };

        await RefusesAsync(scene, Directory(Orders, Stocks), RefusalReason.FileUnsupported, expected);
    }

    [Fact]
    public async Task for_a_revision_table_with_columns_that_Atlas_would_drop()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ApplyAsync(Orders);
        await scene.Applies.ExecuteAsync("alter table atlas_schema_revisions.atlas_schema_revisions add ticket text");

        await RefusesAsync(scene, Directory(Orders, Stocks), RefusalReason.RevisionTableUnusable, "ticket");
    }

    [Fact]
    public async Task for_a_catalog_that_is_not_what_was_checked()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ApplyAsync(Orders);
        scene.Options = scene.Options with { LastLook = (_, _) => Task.FromResult<Problem?>(new Problem("It moved.", "Somebody was here.", "Look.")) };

        await RefusesAsync(scene, Directory(Orders, Stocks), RefusalReason.CatalogMoved, "It moved.");
    }

    [Fact]
    public async Task for_a_database_that_holds_something_that_Atlas_does_not_look_for()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ExecuteAsync("create view v as select 1 as a");

        await RefusesAsync(scene, Directory(Orders), RefusalReason.DatabaseNotEmpty, "view public.v");
    }

    private async Task RefusesAsync(MigrationDirectory directory, RefusalReason reason, string expected)
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        Assert.IsType<ApplyOutcome.Applied>(await scene.Applies.ApplyAsync(Orders));
        await RefusesAsync(scene, directory, reason, expected);
    }

    private static async Task RefusesAsync(AtlasScene scene, MigrationDirectory directory, RefusalReason reason, string expected)
    {
        var before = await scene.Applies.SnapshotAsync();

        var outcome = await scene.ApplyAsync(directory, Cancellation);

        var refused = Assert.IsType<ApplyOutcome.Refused>(outcome);
        Assert.Equal(reason, refused.Reason);
        Assert.Contains(expected, string.Join('\n', refused.Problems), StringComparison.Ordinal);
        Assert.Equal(before, await scene.Applies.SnapshotAsync());
        Assert.DoesNotContain(scene.Atlas.Calls, call => call is not ["version"]);
    }
}
