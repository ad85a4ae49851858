using OpsBuild.Migrations;
using OpsBuild.Migrations.Apply;
using OpsBuild.Testing;
using Serilog.Core;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests;

public sealed class A_history_without_transactions(PostgresFixture postgres, ShadowFixture shadows)
{
    private const string Orders = "create table orders (id bigint primary key, note text);\n";
    private const string Header = "-- atlas:txmode none\n\n";

    [Fact]
    public async Task is_made_once_more_in_the_shadow()
    {
        await using var scene = await SceneAsync();
        scene.With("20_index.sql", $"{Header}create index concurrently orders_note on orders (note);\nvacuum orders;\ncreate table stocks (id bigint);\n");
        await scene.ApplyAsync();

        Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync());
        await scene.ChangeAsync("drop index orders_note");
        Assert.Equal(["index public.orders_note: present -> absent"], await scene.DifferencesAsync());
    }

    [Theory]
    [InlineData(TransactionMode.None)]
    [InlineData(TransactionMode.All)]
    public async Task or_with_one_for_each_run_is_made_once_more_however_the_runs_were_grouped(TransactionMode mode)
    {
        await using var scene = await SceneAsync();
        scene.Options = scene.Options with { Apply = scene.Options.Apply with { TransactionMode = mode } };
        scene.With("20_stocks.sql", "create table stocks (id bigint);\n").With("30_prices.sql", "create table prices (id bigint);\n");
        await scene.ApplyAsync();

        Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync());
    }

    [Fact]
    public async Task that_stopped_half_way_is_made_as_far_as_it_came_and_its_file_is_pending()
    {
        await using var scene = await SceneAsync();
        scene.With("20_half.sql", $"{Header}create table stocks (id bigint);\nselect 1/0;\ncreate table prices (id bigint);\n").With("30_more.sql", "create table more ();\n");
        await HalfAsync(scene);

        var report = Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync()).Report;
        await scene.ChangeAsync("alter table stocks add column extra text");

        Assert.Equal(["20_half.sql", "30_more.sql"], report.Pending);
        Assert.Equal("10", report.Version?.ToString());
        Assert.Equal(["column public.stocks.extra: absent -> present"], await scene.DifferencesAsync());
    }

    [Fact]
    public async Task that_stopped_at_an_index_does_not_take_what_it_left_unfinished_for_drift()
    {
        await using var scene = await SceneAsync();
        scene.With("20_half.sql", $"{Header}create table stocks (id bigint);\ncreate unique index concurrently orders_once on orders (note);\n");
        await scene.ChangeAsync("insert into orders values (1, 'same'), (2, 'same')");
        await HalfAsync(scene);

        Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync());
    }

    private static async Task HalfAsync(Checked scene) => Assert.NotNull(Assert.IsType<ApplyOutcome.Failed>(
        await new ApplyRun(scene.Database.DataSource, scene.Directory, scene.Options.Apply, Logger.None).RunAsync(Cancellation)).HalfApplied);

    private async Task<Checked> SceneAsync()
    {
        var scene = await Checked.CreateAsync(postgres, shadows);
        scene.With("10_orders.sql", Orders);
        await scene.ApplyAsync();
        return scene;
    }
}
