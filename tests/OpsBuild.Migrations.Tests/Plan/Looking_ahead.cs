using Npgsql;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Atlas;
using OpsBuild.Migrations.Lint;
using OpsBuild.Migrations.Plan;
using OpsBuild.Migrations.Tests.Atlas;
using OpsBuild.Testing;
using Serilog.Core;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Plan;

public sealed class Looking_ahead(PostgresFixture postgres)
{
    [Fact]
    public async Task tells_each_file_with_its_statements_and_what_they_lock()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        var change = File("20260102000000_change.sql", "ALTER TABLE orders ADD COLUMN note text;\nCREATE INDEX orders_note ON orders (note);\n\nCREATE TABLE lines (order_id bigint);\n");

        var plan = Planned(await PlanAsync(scene, Orders, change, Prices));

        Assert.Equal(Orders.Version, plan.Current);
        Assert.Equal([change.Name, Prices.Name], plan.Files.Select(file => file.File.Name));
        Assert.Equal(Directory(Orders, change, Prices).ComputeSum().Find(change.Name)!.Hash, plan.Files[0].Hash);
        Assert.Equal(
            ["1 1 ALTER TABLE: ACCESS EXCLUSIVE on orders", "2 2 CREATE INDEX: SHARE on orders", "3 4 CREATE TABLE: "],
            plan.Files[0].Statements.Select(each => $"{each.Number} {each.Position.Line} {each.Tag}: {string.Join(", ", each.Locks)}"));
        Assert.Contains(plan.Lint.Findings, finding => finding.File == change.Name && finding.Position.Line == 2);
        Assert.All(plan.Lint.Findings, finding => Assert.NotEqual(Orders.Name, finding.File));
        Assert.Null(plan.LockHolder);
        Assert.Null(plan.MayNotWrite);
    }

    [Fact]
    public async Task writes_nothing_and_makes_no_revision_table()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        // Not the server's counters: the sessions that made the database may add to them late.
        var before = await scene.SnapshotAsync();

        var plan = Planned(await PlanAsync(scene, Orders, Stocks));

        Assert.False(plan.HasRevisionTable);
        Assert.Equal(2, plan.Files.Count);
        Assert.Equal(before, await scene.SnapshotAsync());
        Assert.True(await scene.AskAsync<bool>("select to_regclass('atlas_schema_revisions.atlas_schema_revisions') is null"));
    }

    [Fact]
    public async Task writes_nothing_to_a_database_with_a_history_either()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        // Not the server's counters: the session that applied may add to them late.
        var before = await scene.SnapshotAsync();

        Assert.Single(Planned(await PlanAsync(scene, Orders, Stocks)).Files);
        Assert.True(Planned(await PlanAsync(scene, Orders)).IsEmpty);

        Assert.Equal(before, await scene.SnapshotAsync());
    }

    [Fact]
    public async Task works_for_a_role_that_may_only_read_and_says_that_it_may()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        var reader = $"{scene.Database.AdminUser}_reader";
        await using (var make = scene.Database.Superuser.CreateCommand($"""
            create role {reader} login password 'x'; grant usage on schema atlas_schema_revisions to {reader};
            grant select on atlas_schema_revisions.atlas_schema_revisions to {reader}
            """))
            await make.ExecuteNonQueryAsync(Cancellation);

        var plan = Planned(await PlanAsync(scene, Directory(Orders, Stocks), connection => (connection.Username, connection.Password) = (reader, "x")));

        Assert.Single(plan.Files);
        Assert.Contains("may not write", plan.MayNotWrite!.What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task says_who_holds_the_lock_and_waits_for_nobody()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new NpgsqlCommand("select pg_advisory_lock(2686470616), set_config('application_name', 'somebody else', false)", other))
            await take.ExecuteNonQueryAsync(Cancellation);

        Assert.Equal("somebody else", Planned(await PlanAsync(scene, Orders)).LockHolder!.Application);
    }

    [Fact]
    public async Task refuses_what_an_apply_refuses_for_the_same_reason()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        await scene.ApplyAsync(Orders);
        MigrationDirectory[] directories =
        [
            WithSum(null, Orders), WithSum("h1:x\n<<<<<<< HEAD\n", Orders), Directory(Stocks), Directory(File(Orders.Name, "SELECT 2;\n")),
            Directory(Orders, File("20250101000000_late.sql", "SELECT 1;\n")), Directory(Orders, File("20260102000000_x.sql", "COMMIT;\n")),
            Directory(Orders, File("20260102000000_x.sql", "SELECT 'x;\n")), Directory(Orders, File("20260101000000_other.sql", "")),
        ];

        foreach (var directory in directories)
        {
            var applied = Assert.IsType<ApplyOutcome.Refused>(await scene.ApplyAsync(new ApplyOptions(), directory));
            var planned = Assert.IsType<PlanOutcome.Refused>(await PlanAsync(scene, directory, _ => { }));

            Assert.Equal(applied.Reason, planned.Reason);
            Assert.Equal(string.Join('\n', applied.Problems), string.Join('\n', planned.Problems));
        }
    }

    [Fact]
    public async Task judges_a_file_that_says_nothing_by_the_mode_of_the_run()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);
        var directory = Directory(Orders, File("20260102000000_vacuum.sql", "VACUUM orders;\n"));
        await scene.ApplyAsync(Orders);

        var refused = await PlanAsync(scene, directory, _ => { });
        var planned = Planned(await PlanAsync(scene, directory, _ => { }, options: new ApplyOptions { TransactionMode = TransactionMode.None }));

        Assert.Equal(RefusalReason.OutsideTransaction, Assert.IsType<PlanOutcome.Refused>(refused).Reason);
        Assert.Equal(TransactionMode.None, planned.Files.Single().Mode);
        Assert.Empty(planned.Lint.Findings);
    }

    [Fact]
    public async Task stars_out_a_password_that_a_statement_holds()
    {
        await using var scene = await Apply.Scene.OpenAsync(postgres);

        var plan = Planned(await PlanAsync(scene, File("1_role.sql", "CREATE ROLE somebody PASSWORD 'hush-hush';\n")));

        Assert.Equal("CREATE ROLE somebody PASSWORD '***';", plan.Files[0].Statements[0].Excerpt);
    }

    [Fact]
    public async Task asks_Atlas_where_it_is_to_apply_and_writes_nothing()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ApplyAsync(Orders);
        var before = await scene.Applies.SnapshotAsync();

        var plan = Planned(await PlanAsync(scene.Applies, Directory(Orders, Stocks), _ => { }, scene.Program));

        Assert.Equal("atlas community version v1.2.3", plan.AtlasVersion);
        Assert.Equal([["version"], ["migrate", "status"]], scene.Atlas.Calls.Select(call => call.Take(2).ToArray()));
        Assert.Contains("default_transaction_read_only%3Don", scene.Atlas.Calls[1][3], StringComparison.Ordinal);
        Assert.Equal(before, await scene.Applies.SnapshotAsync());
    }

    [Fact]
    public async Task refuses_what_only_Atlas_would_get_wrong()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);

        var refused = Assert.IsType<PlanOutcome.Refused>(
            await PlanAsync(scene.Applies, Directory(File("1_a.sql", "SELECT 1 /* a /* b */ ; */;\n")), _ => { }, scene.Program));

        Assert.Equal(RefusalReason.StatementsCutOtherwise, refused.Reason);
    }

    private static MigrationPlan Planned(PlanOutcome outcome) => Assert.IsType<PlanOutcome.Planned>(outcome).Plan;

    private static Task<PlanOutcome> PlanAsync(Apply.Scene scene, params MigrationFile[] files) => PlanAsync(scene, Directory(files), _ => { });

    private static async Task<PlanOutcome> PlanAsync(
        Apply.Scene scene, MigrationDirectory directory, Action<NpgsqlConnectionStringBuilder> change, AtlasProgram? atlas = null,
        ApplyOptions? options = null)
    {
        var connection = new NpgsqlConnectionStringBuilder(scene.Database.ConnectionString) { Options = "-c default_transaction_read_only=on", Pooling = false };
        change(connection);
        await using var database = NpgsqlDataSource.Create(connection);
        return await new PlanRun(database, directory, options ?? new ApplyOptions(), LintConfiguration.Default, Logger.None) { Atlas = atlas }.RunAsync(Cancellation);
    }
}
