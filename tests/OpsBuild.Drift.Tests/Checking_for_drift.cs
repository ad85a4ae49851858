using OpsBuild.AppUser.Policies;
using OpsBuild.Drift.Expected;
using OpsBuild.Drift.Ignoring;
using OpsBuild.Migrations.Apply;
using OpsBuild.Schema;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests;

public sealed class Checking_for_drift(PostgresFixture postgres, ShadowFixture shadows)
{
    private const string Orders = "create table orders (id bigint primary key, note text);\ncreate index orders_note on orders (note);\n";

    [Fact]
    public async Task finds_none_where_the_migrations_made_everything()
    {
        await using var scene = await SceneAsync();

        var outcome = await scene.CheckAsync();

        var report = Assert.IsType<DriftOutcome.Clean>(outcome).Report;
        Assert.Empty(report.Comparison.Differences);
        Assert.False(report.HasPending);
        Assert.Equal("10", report.Version?.ToString());
    }

    [Fact]
    public async Task finds_none_in_an_empty_database_and_names_what_is_pending()
    {
        await using var scene = await Checked.CreateAsync(postgres, shadows);
        scene.With("10_orders.sql", Orders).With("20_stocks.sql", "create table stocks (id bigint);\n");

        var outcome = await scene.CheckAsync();

        var report = Assert.IsType<DriftOutcome.Clean>(outcome).Report;
        Assert.Equal(["10_orders.sql", "20_stocks.sql"], report.Pending);
        Assert.Null(report.Version);
    }

    [Fact]
    public async Task finds_none_as_another_role_than_the_one_that_applied()
    {
        await using var scene = await SceneAsync();

        var outcome = await new DriftCheck(
            scene.Database.Superuser, scene.Directory, scene.Shadow, scene.Options, Serilog.Core.Logger.None).RunAsync(Cancellation);

        Assert.True(outcome is DriftOutcome.Clean, outcome is DriftOutcome.Drifted drifted ? string.Join('\n', drifted.Report.Comparison.Differences) : $"{outcome}");
    }

    [Fact]
    public async Task makes_history_only_up_to_where_the_database_is()
    {
        await using var scene = await SceneAsync();
        scene.With("20_stocks.sql", "create table stocks (id bigint);\n");

        var outcome = await scene.CheckAsync();

        Assert.Equal(["20_stocks.sql"], Assert.IsType<DriftOutcome.Clean>(outcome).Report.Pending);
    }

    [Theory]
    [InlineData("alter table orders alter column note type character varying(200)", "column public.orders.note: type text -> character varying(200)")]
    [InlineData("create table hotfix (id bigint)", "table public.hotfix: absent -> present")]
    [InlineData("drop index orders_note", "index public.orders_note: present -> absent")]
    [InlineData("grant select on orders to pg_monitor", "table public.orders: grants OWNER=DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE -> OWNER=DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE | pg_monitor=SELECT")]
    public async Task finds_what_somebody_did_by_hand(string sql, string difference)
    {
        await using var scene = await SceneAsync();
        await scene.ChangeAsync(sql);

        var differences = await scene.DifferencesAsync();

        Assert.Equal([difference], differences.Select(line => line.Replace("MAINTAIN,", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task leaves_the_target_and_the_shadow_as_they_were()
    {
        await using var scene = await SceneAsync();
        await scene.ChangeAsync("create table hotfix (id bigint)");
        var before = await CatalogReader.ReadAsync(scene.Database.Superuser, new CatalogOptions(), Cancellation);
        var shadow = await ShadowFixture.StateAsync(scene.ShadowServer, Cancellation);

        await scene.CheckAsync();

        Assert.Equal(before, await CatalogReader.ReadAsync(scene.Database.Superuser, new CatalogOptions(), Cancellation));
        Assert.Equal(shadow, await ShadowFixture.StateAsync(scene.ShadowServer, Cancellation));
    }

    [Fact]
    public async Task makes_roles_that_migrations_mention_and_drops_those_that_they_made()
    {
        await using var scene = await Checked.CreateAsync(postgres, shadows);
        var (mentioned, made) = ($"{scene.Database.Name}_ro", $"{scene.Database.Name}_made");
        await scene.ChangeAsync($"create role {mentioned}", asSuperuser: true);
        scene.With("10_orders.sql", Orders).With("20_grants.sql", $"grant select on orders to {mentioned};\ncreate role {made};\ngrant select on orders to {made};\n");
        await scene.ApplyAsync();

        var first = await scene.CheckAsync();
        var second = await scene.CheckAsync();

        await scene.ChangeAsync($"drop owned by {mentioned}, {made}; drop role {mentioned}, {made}", asSuperuser: true);
        Assert.IsType<DriftOutcome.Clean>(first);
        Assert.IsType<DriftOutcome.Clean>(second);
    }

    [Fact]
    public async Task calls_a_changed_file_a_rewritten_history()
    {
        await using var scene = await SceneAsync();
        scene.With("20_stocks.sql", "create table stocks (id bigint);\n");
        await scene.ApplyAsync();
        scene.With("10_orders.sql", Orders + "-- harmless\n");

        var outcome = await scene.CheckAsync();

        Assert.Equal("10_orders.sql", Assert.IsType<DriftOutcome.HistoryRewritten>(outcome).Problems[0].File);
    }

    [Fact]
    public async Task calls_a_removed_file_a_rewritten_history()
    {
        await using var scene = await SceneAsync();
        scene.With("20_stocks.sql", "create table stocks (id bigint);\n");
        await scene.ApplyAsync();
        scene.Without("10_orders.sql");

        var outcome = await scene.CheckAsync();

        Assert.Contains("10", Assert.IsType<DriftOutcome.HistoryRewritten>(outcome).Problems[0].What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_start_while_somebody_applies()
    {
        await using var scene = await SceneAsync();
        scene.Options = scene.Options with { Apply = scene.Options.Apply with { LockTimeout = TimeSpan.FromMilliseconds(300) } };
        var entered = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        scene.With("20_stocks.sql", "create table stocks (id bigint);\n");
        var applying = new ApplyRun(
            scene.Database.DataSource, scene.Directory,
            scene.Options.Apply with { LastLook = async (_, _) => { entered.SetResult(); await release.Task; return null; } }, Serilog.Core.Logger.None).RunAsync(Cancellation);
        await entered.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);

        var outcome = await scene.CheckAsync();

        release.SetResult();
        await applying;
        Assert.NotNull(Assert.IsType<DriftOutcome.LockNotAcquired>(outcome).Holder);
        Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync());
    }

    [Fact]
    public async Task does_not_mind_what_the_applications_role_is_given_by_policy_and_finds_what_is_beyond()
    {
        await using var scene = await SceneAsync();
        var app = $"{scene.Database.Name}_app";
        scene.Options = scene.Options with { AppUser = new ExpectedAppUser(app, new AppUserPolicy()) };
        await scene.ChangeAsync($"""
            create role {app} login;
            grant connect on database {scene.Database.Name} to {app};
            grant usage on schema public to {app};
            grant select, insert, update, delete on all tables in schema public to {app};
            revoke all on all tables in schema public from pg_monitor;
            alter default privileges for role ADMIN in schema public grant select, insert, update, delete on tables to {app};
            alter default privileges for role ADMIN in schema public grant usage, select on sequences to {app};
            """, asSuperuser: true);

        var policy = await scene.CheckAsync();
        await scene.ChangeAsync($"grant truncate on orders to {app}", asSuperuser: true);
        var beyond = await scene.DifferencesAsync();

        await scene.ChangeAsync($"drop owned by {app}; drop role {app}", asSuperuser: true);
        Assert.True(policy is DriftOutcome.Clean, policy is DriftOutcome.Drifted drifted ? string.Join('\n', drifted.Report.Comparison.Differences) : $"{policy}");
        Assert.Contains("TRUNCATE", Assert.Single(beyond), StringComparison.Ordinal);
    }

    [Fact]
    public async Task does_not_call_drift_what_somebody_has_signed_for()
    {
        await using var scene = await SceneAsync();
        await scene.ChangeAsync("create table hotfix (id bigint); create index orders_hot on orders (id, note); alter table orders alter column note set default 'x'");
        scene.Options = scene.Options with
        {
            Ignore = DriftIgnore.Parse("drift-ignore.yaml", """
                - object: table public.hot*
                  reason: until Monday
                  expires: 2999-12-31
                - object: column public.orders.note
                  attribute: default
                  reason: OPS-1
                  expires: 2999-12-31
                """),
        };

        var report = Assert.IsType<DriftOutcome.Drifted>(await scene.CheckAsync()).Report;

        Assert.Equal("index public.orders_hot: absent -> present", Assert.Single(report.Comparison.Differences).ToString());
        Assert.Equal(["CREATE INDEX orders_hot ON public.orders USING btree (id, note);"], report.Adopt.Select(LastLine));
        Assert.Equal(["DROP INDEX public.orders_hot;"], report.Revert.Select(LastLine));
        Assert.Contains(report.Ignored, item => item.Difference.ToString() == "table public.hotfix: absent -> present" && item.Rule.Reason == "until Monday");
        Assert.Contains(report.Ignored, item => item.Difference.ToString() == "column public.orders.note: default (none) -> 'x'::text" && item.Rule.Reason == "OPS-1");
    }

    [Fact]
    public async Task gives_the_SQL_that_makes_the_database_as_its_history_says()
    {
        await using var scene = await SceneAsync();
        await scene.ChangeAsync("""
            create table hotfix (id bigint); alter table orders alter column note type character varying(200); drop index orders_note;
            alter table orders add column extra text; grant select on orders to pg_monitor; comment on table orders is 'by hand';
            create view order_ids as select id from orders; alter table orders add constraint small check (id < 1000000)
            """);
        var drifted = Assert.IsType<DriftOutcome.Drifted>(await scene.CheckAsync()).Report;

        foreach (var statement in drifted.Revert)
            await scene.ChangeAsync(statement);

        Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync());
    }

    [Fact]
    public async Task gives_a_fingerprint_that_only_a_change_changes()
    {
        await using var scene = await SceneAsync();
        var first = Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync()).Report.Fingerprint;
        var second = Assert.IsType<DriftOutcome.Clean>(await scene.CheckAsync()).Report.Fingerprint;
        await scene.ChangeAsync("alter table orders alter column note set default 'x'");

        var (objects, third) = await ReadAsync(scene);

        Assert.Equal(first, second);
        Assert.NotEqual(first, third);
        Assert.Contains("public.orders", third.Changed(first, objects));
        Assert.True(CatalogFingerprint.TryParse(first.ToString(), out var parsed));
        Assert.Equal(first, parsed);
    }

    // Without the notes before it.
    private static string LastLine(string statement) => statement.Split('\n')[^1];

    private static async Task<(IReadOnlyList<CatalogObject>, CatalogFingerprint)> ReadAsync(Checked scene)
    {
        await using var connection = await scene.Database.DataSource.OpenConnectionAsync(Cancellation);
        return await FingerprintReading.ReadAsync(connection, scene.Options, Cancellation);
    }

    private async Task<Checked> SceneAsync()
    {
        var scene = await Checked.CreateAsync(postgres, shadows);
        scene.With("10_orders.sql", Orders);
        await scene.ApplyAsync();
        return scene;
    }
}
