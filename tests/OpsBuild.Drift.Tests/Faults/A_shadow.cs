using System.Diagnostics;
using Npgsql;
using OpsBuild.Drift.Shadow;
using OpsBuild.Local.Postgres;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Faults;

/// <summary>What a check does when its shadow fails it.</summary>
public sealed class A_shadow(PostgresFixture postgres, ShadowFixture shadows, NewestPostgres newest) : IClassFixture<NewestPostgres>
{
    private const string Orders = "create table orders (id bigint primary key, note text);\n";

    [Fact]
    public async Task killed_while_history_is_made_is_lost()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await With(await Checked.CreateAsync(postgres, shadow), ("10_orders.sql", Orders), ("20_long.sql", Shadows.Sleep));
        var before = await Untouched.LookAsync(scene);
        var check = scene.CheckAsync();
        await Sessions.UntilAsleepAsync(shadow);

        await shadow.KillAsync(Cancellation);

        var outcome = await check.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        AssertUnusable(ShadowFault.Lost, outcome);
        await before.AssertTargetAsync();
    }

    [Fact]
    public async Task killed_while_history_is_made_is_cleared_by_the_next_check()
    {
        await using var shadow = await PostgresFixture.StartOwnServerAsync(Cancellation);
        await using var scene = await With(
            await Checked.CreateAsync(postgres, shadow),
            ("10_roles.sql", "do $$ begin if current_database() = 'shadow' then create role made_here; end if; end $$;\n"), ("20_long.sql", Shadows.Sleep));
        var before = await Untouched.LookAsync(scene);
        var check = scene.CheckAsync();
        await Sessions.UntilAsleepAsync(shadow);
        await shadow.KillAsync(Cancellation);
        await check;
        NpgsqlConnection.ClearAllPools();
        await shadow.RestartAsync(Cancellation);
        Assert.Contains("database shadow, ", await ShadowFixture.StateAsync(shadow, Cancellation), StringComparison.Ordinal);
        await RunAsync(shadow, "create database shadow_dev owner made_here");
        await RunAsync(shadow, """
            do $$ begin execute format('comment on database shadow_dev is %L',
                (select shobj_description(oid, 'pg_database') from pg_database where datname = 'shadow')); end $$
            """);
        scene.Options = scene.Options with { Budget = TimeSpan.FromSeconds(5) };

        var outcome = await scene.CheckAsync();

        // It got as far as the first one: the role of the first was not in its way.
        Assert.IsType<DriftOutcome.OutOfTime>(outcome);
        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_session_is_ended_while_history_is_made_is_lost()
    {
        await using var scene = await With(await Checked.CreateAsync(postgres, shadows), ("10_long.sql", Shadows.Sleep));
        var before = await Untouched.LookAsync(scene);
        var check = scene.CheckAsync();
        await Sessions.UntilAsleepAsync(scene.ShadowServer);

        await RunAsync(scene.ShadowServer, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'shadow' and wait_event = 'PgSleep'");

        AssertUnusable(ShadowFault.Lost, await check.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
        await before.AssertAsync();
    }

    [Fact]
    public async Task that_never_answers_is_unreachable_within_the_wait()
    {
        await using var scene = await SceneAsync();
        using var silent = new Shadows.Silent();
        scene.Shadow = silent.Url;
        scene.Options = scene.Options with { ShadowWait = TimeSpan.FromSeconds(2) };
        var before = await Untouched.LookAsync(scene);

        var watch = Stopwatch.StartNew();
        var outcome = await scene.CheckAsync();

        AssertUnusable(ShadowFault.Unreachable, outcome);
        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(8));
        await before.AssertAsync();
    }

    [Theory]
    [InlineData("postgres://postgres@127.0.0.1:1/postgres")]
    [InlineData("postgres://postgres@shadow.invalid/postgres")]
    public async Task that_is_not_there_is_unreachable(string url)
    {
        await using var scene = await SceneAsync();
        scene.Shadow = Shadows.Url(url);
        scene.Options = scene.Options with { ShadowWait = TimeSpan.FromSeconds(1) };
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        AssertUnusable(ShadowFault.Unreachable, outcome);
        await before.AssertAsync();
    }

    [Fact]
    public async Task with_another_password_does_not_let_the_check_work()
    {
        await using var scene = await SceneAsync();
        scene.Shadow = Shadows.Url($"postgres://{scene.Shadow.User}:wrong@{scene.Shadow}/postgres?sslmode=require");
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        var problem = AssertUnusable(ShadowFault.NotPermitted, outcome);
        Assert.Contains("28P01", problem.Why, StringComparison.Ordinal);
        await before.AssertAsync();
    }

    [Fact]
    public async Task whose_role_is_no_superuser_does_not_let_the_check_work()
    {
        await using var scene = await SceneAsync();
        await RunAsync(scene.ShadowServer, "create role plain login createdb password 'plain'");
        scene.Shadow = Shadows.Url($"postgres://plain:plain@{scene.Shadow}/postgres?sslmode=require");
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        AssertUnusable(ShadowFault.NotPermitted, outcome);
        await before.AssertAsync();
        await RunAsync(scene.ShadowServer, "drop role plain");
    }

    [Fact]
    public async Task that_is_the_targets_own_server_is_refused_and_nothing_is_made_there()
    {
        await using var scene = await With(await Checked.CreateAsync(postgres, postgres.Server), ("10_orders.sql", Orders));
        var before = await TargetServerAsync(scene);

        var outcome = await scene.CheckAsync();

        var problem = AssertUnusable(ShadowFault.NotPermitted, outcome);
        Assert.Contains("target's own server", problem.What, StringComparison.Ordinal);
        Assert.Equal(before, await TargetServerAsync(scene));
    }

    [Fact]
    public async Task of_another_major_is_refused()
    {
        Assert.SkipWhen(postgres.Server.Programs.Major == PostgresVersion.NewestMajor, "The machine's own PostgreSQL is of the newest major.");
        await using var scene = await With(await Checked.CreateAsync(postgres, await newest.ServerAsync(Cancellation)), ("10_orders.sql", Orders));
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        var problem = AssertUnusable(ShadowFault.OtherMajor, outcome);
        Assert.Contains($"PostgreSQL {PostgresVersion.NewestMajor}", problem.What, StringComparison.Ordinal);
        await before.AssertAsync();
    }

    [Fact]
    public async Task with_a_database_of_somebodys_is_refused_and_left_alone()
    {
        await using var scene = await SceneAsync();
        await RunAsync(scene.ShadowServer, "create database shadow");
        try
        {
            var before = await Untouched.LookAsync(scene);

            var outcome = await scene.CheckAsync();

            var problem = AssertUnusable(ShadowFault.NotPermitted, outcome);
            Assert.Contains("has a database shadow that no check made", problem.What, StringComparison.Ordinal);
            await before.AssertAsync();
        }
        finally
        {
            await RunAsync(scene.ShadowServer, "drop database shadow");
        }
    }

    [Fact]
    public async Task without_an_extension_names_it_and_the_remedy()
    {
        using var directory = new TemporaryDirectory();
        var options = new PostgresProgramsOptions { Directory = PostgresInstallation.CopyWithout("citext", postgres.Server.Programs, directory) };
        var programs = await PostgresPrograms.FindAsync(options, Serilog.Core.Logger.None, Cancellation);
        await using var shadow = await PostgresServer.StartAsync(programs, new PostgresServerOptions(), Cancellation);
        await using var scene = await With(
            await Checked.CreateAsync(postgres, shadow), ("10_orders.sql", Orders), ("20_citext.sql", "\ncreate extension citext;\n"));
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        var problem = AssertUnusable(ShadowFault.ExtensionMissing, outcome);
        Assert.Equal("The shadow's image lacks the extension citext.", problem.What);
        Assert.Equal("20_citext.sql:2:1", problem.Place);
        Assert.Contains("SHADOW_POSTGRES_IMAGE_URI", problem.Remedy, StringComparison.Ordinal);
        await before.AssertAsync();
    }

    [Fact]
    public async Task in_which_a_migration_fails_names_file_and_line()
    {
        await using var scene = await With(
            await Checked.CreateAsync(postgres, shadows), ("10_orders.sql", Orders),
            ("20_breaks.sql", "\ndo $$ begin if current_database() = 'shadow' then raise 'not here'; end if; end $$;\n"));
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        var problem = AssertUnusable(ShadowFault.ReplayFailed, outcome);
        Assert.Equal("20_breaks.sql:2:1", problem.Place);
        await before.AssertAsync();
    }

    [Fact]
    public async Task is_cleared_of_roles_with_rights_on_the_whole_server_and_of_subscriptions()
    {
        await using var scene = await With(
            await Checked.CreateAsync(postgres, shadows),
            ("10_roles.sql", """
                do $$ begin if current_database() = 'shadow' then
                    create role giver; create role taker;
                    if current_setting('server_version_num')::integer >= 150000 then execute 'grant set on parameter work_mem to giver'; end if;
                    grant connect on database postgres to giver;
                    grant pg_monitor to giver with admin option;
                    set local role giver;
                    grant pg_monitor to taker;
                    reset role;
                    create subscription news connection 'host=nowhere' publication news with (connect = false, slot_name = none);
                end if; end $$;
                """));
        var before = await Untouched.LookAsync(scene);

        var outcome = await scene.CheckAsync();

        Assert.IsType<DriftOutcome.Drifted>(outcome);
        await before.AssertAsync();
    }

    private static OpsBuild.Migrations.Problem AssertUnusable(ShadowFault fault, DriftOutcome outcome)
    {
        var unusable = Assert.IsType<DriftOutcome.ShadowUnusable>(outcome);
        Assert.True(fault == unusable.Fault, $"{unusable.Fault}: {unusable.Problem}");
        return unusable.Problem;
    }

    // Other tests make databases and roles there meanwhile, under names of their own.
    private static async Task<string> TargetServerAsync(Checked scene)
    {
        await using var command = scene.Database.Superuser.CreateCommand("""
            select string_agg(what, ', ' order by what)
            from (select 'database ' || datname as what from pg_database union all select 'role ' || rolname from pg_roles) everything
            where what !~ ' test_' or what ~ current_database()
            """);
        return (string)(await command.ExecuteScalarAsync(Cancellation))!;
    }

    private static async Task RunAsync(PostgresServer server, string sql)
    {
        await using var superuser = NpgsqlDataSource.Create(server.Superuser());
        await using var command = superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    private static async Task<Checked> With(Checked scene, params (string Name, string Sql)[] files)
    {
        foreach (var (name, sql) in files)
            scene.With(name, sql);
        await scene.ApplyAsync();
        return scene;
    }

    private async Task<Checked> SceneAsync() => await With(await Checked.CreateAsync(postgres, shadows), ("10_orders.sql", Orders));
}
