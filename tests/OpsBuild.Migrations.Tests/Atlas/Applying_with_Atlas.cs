using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Apply.Locks;
using OpsBuild.Testing;
using static OpsBuild.Migrations.Tests.Apply.Scene;
using static OpsBuild.Migrations.Tests.Files;

namespace OpsBuild.Migrations.Tests.Atlas;

/// <summary>Against a stand-in that really applies to a real server.</summary>
public sealed class Applying_with_Atlas(PostgresFixture postgres)
{
    private static readonly MigrationFile Long = File("20260102000000_long.sql", "CREATE TABLE gone (id bigint);\nSELECT pg_sleep(600);\n");

    [Fact]
    public async Task brings_a_database_to_the_newest_version_and_then_has_nothing_to_do()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);

        var first = await scene.ApplyAsync(Orders, Stocks);
        var second = await scene.ApplyAsync(Orders, Stocks);

        var applied = Assert.IsType<ApplyOutcome.Applied>(first);
        Assert.Equal(Stocks.Version, applied.Current);
        Assert.Equal([(Orders.Name, 2), (Stocks.Name, 1)], applied.Files.Select(file => (file.File, file.Statements)));
        Assert.Equal(Stocks.Version, Assert.IsType<ApplyOutcome.UpToDate>(second).Current);
        Assert.Single(scene.Atlas.Calls, call => call is ["migrate", "apply", ..]);
        Assert.Contains("Information The engine is \"atlas community version v1.2.3\"", scene.Log, StringComparison.Ordinal);
        Assert.Contains($"Information Applied \"{Orders.Name}\" (2 statements)", scene.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tells_it_everything_that_matters_and_the_password_by_environment_alone()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        // Atlas's driver would give up over it; this program's takes no notice.
        Environment.SetEnvironmentVariable("PGREALM", "somewhere");
        scene.Options = scene.Options with { LockTimeout = TimeSpan.FromSeconds(2.5) };

        try
        {
            await scene.ApplyAsync(connection => connection.SearchPath = "public", Orders);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PGREALM", null);
        }

        var call = scene.Atlas.Calls.Single(each => each is ["migrate", "apply", ..]);
        Assert.Equal(["migrate", "apply", "--url"], call[..3]);
        Assert.StartsWith(scene.Program.TargetUrl + "&application_name=opsbuild%20apply%20atlas%20", call[3], StringComparison.Ordinal);
        Assert.EndsWith("&connect_timeout=15&options=-c%20standard_conforming_strings%3Don%20-c%20lock_timeout%3D5000%20-c%20search_path%3Dpublic", call[3], StringComparison.Ordinal);
        Assert.Equal("--dir", call[4]);
        Assert.StartsWith("file:///", call[5], StringComparison.Ordinal);
        Assert.Equal(
            ["--revisions-schema", "atlas_schema_revisions", "--lock-timeout", "2500ms", "--tx-mode", "file", "--exec-order", "linear", "--allow-dirty", "--format", "{{ json . }}"],
            call[6..]);
        var password = scene.Applies.Database.AdminPassword;
        Assert.DoesNotContain(call, argument => argument.Contains(password, StringComparison.Ordinal));
        Assert.Contains($"PGPASSWORD={password}", scene.Atlas.Variables);
        Assert.Contains("ATLAS_NO_UPDATE_NOTIFIER=1", scene.Atlas.Variables);
        Assert.DoesNotContain(scene.Atlas.Variables, variable => variable.StartsWith("PGREALM", StringComparison.Ordinal));
        Assert.DoesNotContain(scene.Atlas.Variables, variable => variable.StartsWith("AWS_", StringComparison.Ordinal));
        var home = scene.Atlas.Variables.Single(variable => variable.StartsWith("HOME=", StringComparison.Ordinal))["HOME=".Length..];
        Assert.StartsWith($"file://{home}/migrations", call[5], StringComparison.Ordinal);
        Assert.False(System.IO.Directory.Exists(home), $"{home} is left behind.");
    }

    [Fact]
    public async Task works_in_the_schema_of_the_connection_whatever_its_name()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ExecuteAsync("create schema \"My \"\"odd\"\" \\ Schema\"");

        var outcome = await scene.ApplyAsync(
            connection => connection.SearchPath = "\"My \"\"odd\"\" \\ Schema\"", File("1_where.sql", "CREATE TABLE here AS SELECT current_schema()::text AS schema;\n"));

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal("My \"odd\" \\ Schema", await scene.Applies.AskAsync<string>("select schema from \"My \"\"odd\"\" \\ Schema\".here"));
    }

    [Fact]
    public async Task reaches_databases_and_users_of_any_name()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        var user = $"{scene.Applies.Database.AdminUser} a@b:c/d?e#f%41é";
        await ExecuteAsync(scene, $"create role \"{user}\" login superuser password 'x y%z'");
        var database = $"{scene.Applies.Database.Name} a@b:c/d?e#f%41é";
        await ExecuteAsync(scene, $"create database \"{database}\"");
        scene.Program = scene.Program with { TargetUrl = scene.Url(user, database), Password = () => "x y%z" };

        try
        {
            var outcome = await scene.ApplyAsync(
                connection => (connection.Username, connection.Password, connection.Database) = (user, "x y%z", database), Orders);

            Assert.IsType<ApplyOutcome.Applied>(outcome);
        }
        finally
        {
            await ExecuteAsync(scene, $"drop database \"{database}\" with (force)");
        }
    }

    [Fact]
    public async Task says_where_a_statement_failed_and_keeps_the_files_before()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        var broken = File("20260102000000_broken.sql", "CREATE TABLE gone (id bigint);\n\nSELECT no_such_function();\n");

        var outcome = await scene.ApplyAsync(Orders, broken, Prices);

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal((broken.Name, 3, 2), (failure.File, failure.Position.Line, failure.Number));
        Assert.StartsWith("function no_such_function() does not exist", failure.Message, StringComparison.Ordinal);
        Assert.Equal("SELECT no_such_function();", failure.Excerpt);
        Assert.Equal([Orders.Name], outcome.Files.Select(file => file.File));
        Assert.Equal(["20260101000000"], await scene.Applies.VersionsAsync());
        Assert.True(await scene.Applies.AskAsync<bool>("select to_regclass('gone') is null and to_regclass('prices') is null"));
    }

    [Fact]
    public async Task that_breaks_a_deferred_constraint_fails_at_the_commit()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        var broken = File("20260102000000_lines.sql", "CREATE TABLE lines (id bigint REFERENCES orders DEFERRABLE INITIALLY DEFERRED);\nINSERT INTO lines VALUES (7);\n");

        var outcome = await scene.ApplyAsync(Orders, broken);

        var failure = Assert.IsType<ApplyOutcome.Failed>(outcome).Failure;
        Assert.Equal((broken.Name, 3, "commit"), (failure.File, failure.Number, failure.Excerpt));
        Assert.Equal(["20260101000000"], await scene.Applies.VersionsAsync());
    }

    [Fact]
    public async Task gives_up_when_somebody_else_holds_the_lock_and_says_who()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        scene.Options = scene.Options with { LockTimeout = TimeSpan.FromMilliseconds(200) };
        await using var other = await scene.Applies.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var take = new Npgsql.NpgsqlCommand("select pg_advisory_lock(2686470616), set_config('application_name', 'somebody else', false)", other))
            await take.ExecuteNonQueryAsync(Cancellation);
        var before = await scene.Applies.SnapshotAsync();

        var outcome = await scene.ApplyAsync(Orders);

        Assert.Equal("somebody else", Assert.IsType<ApplyOutcome.LockNotAcquired>(outcome).Holder!.Application);
        Assert.Equal(before, await scene.Applies.SnapshotAsync());
    }

    [Fact]
    public async Task lets_its_statements_wait_for_locks_no_longer_than_this_program_would()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ApplyAsync(Orders);
        scene.Options = scene.Options with { Locks = new LockBudgets { InTransaction = new LockBudget { LockTimeout = TimeSpan.FromMilliseconds(100) } } };
        await using var other = await scene.Applies.Database.DataSource.OpenConnectionAsync(Cancellation);
        await using (var hold = new Npgsql.NpgsqlCommand("begin; lock table orders", other))
            await hold.ExecuteNonQueryAsync(Cancellation);

        var outcome = await scene.ApplyAsync(Orders, File("20260102000000_note.sql", "ALTER TABLE orders ADD COLUMN note text;\n"));

        var given = Assert.IsType<ApplyOutcome.LocksNotObtained>(outcome);
        Assert.Equal(("20260102000000_note.sql", 1), (given.Failure.File, given.Tries));
        Assert.Equal(["20260101000000"], await scene.Applies.VersionsAsync());
    }

    [Fact]
    public async Task is_never_done_under_a_lock_of_this_program()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);

        // Who holds Atlas's lock while a statement runs, and how many sessions of this database ask for it.
        var outcome = await scene.ApplyAsync(File("1_lock.sql", """
            CREATE TABLE seen AS SELECT a.application_name, l.granted FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE l.locktype = 'advisory' AND l.objid = 2686470616 AND a.datname = current_database();

            """));

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal(1, await scene.Applies.AskAsync<long>("select count(*) from seen"));
        Assert.True(await scene.Applies.AskAsync<bool>("select bool_and(granted and application_name like 'opsbuild apply atlas %') from seen"));
    }

    [Fact]
    public async Task records_a_baseline()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        await scene.Applies.ExecuteAsync("create table already_there (id bigint)");
        scene.Options = scene.Options with { BaselineVersion = Orders.Version };

        var outcome = await scene.ApplyAsync(Orders, Stocks);

        Assert.IsType<ApplyOutcome.Applied>(outcome);
        Assert.Equal(Orders.Version, outcome.Baseline);
        Assert.Equal([Stocks.Name], outcome.Files.Select(file => file.File));
        Assert.True(await scene.Applies.AskAsync<bool>("select to_regclass('orders') is null"));
    }

    [Fact]
    public async Task goes_on_where_this_program_ended_and_the_other_way_round()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);

        await scene.Applies.ApplyAsync(Orders);
        var atlas = await scene.ApplyAsync(Orders, Stocks);
        var own = await scene.Applies.ApplyAsync(Orders, Stocks, Prices);

        Assert.Equal([Stocks.Name], Assert.IsType<ApplyOutcome.Applied>(atlas).Files.Select(file => file.File));
        Assert.Equal([Prices.Name], Assert.IsType<ApplyOutcome.Applied>(own).Files.Select(file => file.File));
    }

    [Fact]
    public async Task warns_of_what_one_file_leaves_behind_for_the_next()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);

        await scene.ApplyAsync(
            File("1_a.sql", "SET LOCAL lock_timeout = '1s';\nSET search_path = public;\n"), File("2_b.sql", "SET statement_timeout = 0;\n"));

        Assert.Contains("Warning \"1_a.sql\":2 changes the session", scene.Log, StringComparison.Ordinal);
        Assert.Single(scene.Log.Split('\n'), line => line.StartsWith("Warning", StringComparison.Ordinal));
    }

    [Fact]
    public async Task stops_with_it_rolls_back_the_file_under_way_and_says_which()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var applying = scene.ApplyAsync(Directory(Orders, Long), stop.Token);
        await scene.Applies.UntilAsync("select exists (select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database())");
        await stop.CancelAsync();
        var outcome = await applying;

        Assert.Equal(Long.Name, Assert.IsType<ApplyOutcome.Stopped>(outcome).File);
        Assert.Equal([Orders.Name], outcome.Files.Select(file => file.File));
        Assert.True(await scene.Applies.AskAsync<bool>("select to_regclass('gone') is null and pg_try_advisory_lock(2686470616)"));
    }

    [Fact]
    public async Task kills_it_when_it_does_not_stop_and_ends_what_it_left_in_the_server()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres, "deaf");
        scene.Program = scene.Program with { StopLimit = TimeSpan.FromMilliseconds(100) };
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var applying = scene.ApplyAsync(Directory(Orders, Long), stop.Token);
        await scene.Applies.UntilAsync("select exists (select from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database())");
        await stop.CancelAsync();
        var outcome = await applying;

        Assert.IsType<ApplyOutcome.Stopped>(outcome);
        Assert.Equal([Orders.Name], outcome.Files.Select(file => file.File));
        Assert.False(await scene.Applies.AskAsync<bool>("select exists (select from pg_stat_activity where application_name like '% atlas %' and datname = current_database())"));
        Assert.True(await scene.Applies.AskAsync<bool>("select to_regclass('gone') is null and pg_try_advisory_lock(2686470616)"));
    }

    [Fact]
    public async Task that_loses_its_connection_says_what_became_of_the_file()
    {
        await using var scene = await AtlasScene.OpenAsync(postgres);
        var cut = File("20260102000000_cut.sql", "CREATE TABLE gone (id bigint);\nSELECT pg_terminate_backend(pg_backend_pid());\n");

        var outcome = await scene.ApplyAsync(Orders, cut);

        var lost = Assert.IsType<ApplyOutcome.ConnectionLost>(outcome);
        Assert.Equal((cut.Name, FileFate.RolledBack), (lost.File, lost.Fate));
        Assert.Equal([Orders.Name], outcome.Files.Select(file => file.File));
    }

    private static async Task ExecuteAsync(AtlasScene scene, string sql)
    {
        await using var command = scene.Applies.Database.Superuser.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
