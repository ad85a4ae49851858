using OpsBuild.AppUser.Policies;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class What_a_run_grants(PostgresFixture postgres)
{
    [Fact]
    public async Task after_a_migration_is_exactly_what_is_new()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint)");
        await scene.SyncAsync();
        // Made by the admin, so the default privileges have given all that there is to give.
        await scene.RunAsync("create table stocks (id bigint)");
        var byDefault = await scene.SyncedAsync();
        await scene.RunAsync("create table prices (id bigint); revoke all on prices from APP");

        var report = await scene.SyncedAsync();

        Assert.Empty(byDefault.Changes);
        Assert.Equal(["granted SELECT, INSERT, UPDATE, DELETE on table public.prices"], report.Changes.Select(change => change.ToString()));
    }

    [Theory]
    [InlineData("revoke update on orders from APP", "granted UPDATE on table public.orders")]
    [InlineData("revoke usage on sequence counter from APP", "granted USAGE on sequence public.counter")]
    [InlineData("revoke usage on schema public from APP", "granted USAGE on schema public")]
    [InlineData("revoke connect on database DATABASE_NAME from APP", "granted CONNECT on database DATABASE_NAME")]
    [InlineData("revoke usage on type mood from APP", "granted USAGE on type public.mood")]
    [InlineData("alter default privileges in schema public revoke delete on tables from APP", "granted DELETE on future tables of \"ADMIN_NAME\" in schema \"public\"")]
    [InlineData("alter role APP nologin", "altered role \"APP_NAME\": may log in")]
    [InlineData("alter role APP valid until '2020-01-01'", "altered role \"APP_NAME\": its password had expired, and counts again")]
    public async Task is_what_somebody_revoked(string sql, string change)
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint); create sequence counter; create type mood as enum ('happy')");
        await scene.SyncAsync();
        await scene.AsSuperuserAsync(sql.StartsWith("alter default", StringComparison.Ordinal) ? sql.Replace("privileges", "privileges for role ADMIN", StringComparison.Ordinal) : sql);

        var report = await scene.SyncedAsync();
        var again = await scene.SyncedAsync();

        var expected = change.Replace("DATABASE_NAME", scene.Database.Name, StringComparison.Ordinal)
            .Replace("ADMIN_NAME", scene.Admin, StringComparison.Ordinal).Replace("APP_NAME", scene.Name.ToString(), StringComparison.Ordinal);
        Assert.Contains(expected, report.Changes.Select(each => each.ToString()));
        Assert.Empty(again.Changes);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task leaves_out_what_an_extension_made()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.AsSuperuserAsync("create extension citext schema public");

        var report = await scene.SyncedAsync();

        Assert.Empty(report.Lacking);
        Assert.DoesNotContain(report.Changes, change => change.What.Contains("citext", StringComparison.Ordinal));
    }

    [Fact]
    public async Task covers_functions_where_the_policy_grants_them()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with { Functions = GrantMode.Granted };
        await scene.RunAsync("""
            create function f(a integer, out b text) language sql as $$ select 'x'::text $$;
            create procedure p() language sql as 'select 1';
            create aggregate total(integer) (sfunc = int4pl, stype = integer);
            revoke execute on all routines in schema public from public;
            """);

        var report = await scene.SyncedAsync();
        await scene.RunAsync("alter default privileges revoke execute on functions from public; create function later() returns integer language sql as 'select 1'");

        Assert.Equal(3, report.Changes.Count(change => change.What.StartsWith("EXECUTE on routine", StringComparison.Ordinal)));
        Assert.Null(await scene.AsUserAsync("select f(1); call p(); select total(1); select later()"));
        Assert.Empty((await scene.SyncedAsync()).Changes);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task is_nothing_on_the_history_and_takes_it_away_where_default_privileges_gave_it()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.SyncAsync();
        await scene.RunAsync("""
            create table atlas_schema_revisions (version text);
            create table opsbuild_progress (id bigint);
            create table opsbuilder (id bigint);
            """);
        var before = await scene.CheckAsync();

        var report = await scene.SyncedAsync();
        var after = await scene.CheckAsync();

        Assert.Equal(
            ["revoked SELECT, INSERT, UPDATE, DELETE on table public.atlas_schema_revisions", "revoked SELECT, INSERT, UPDATE, DELETE on table public.opsbuild_progress"],
            report.Changes.Select(change => string.Concat(change.ToString().Replace("DELETE, INSERT", "INSERT", StringComparison.Ordinal))).Select(Sorted).Order(StringComparer.Ordinal));
        Assert.Equal(8, before.Failures.Count(failure => failure.Area == Checks.CheckArea.CannotTouchHistory));
        Assert.True(after.IsSound, string.Join('\n', after.Failures));
        Assert.Equal("42501", await scene.AsUserAsync("select * from atlas_schema_revisions"));
        Assert.Null(await scene.AsUserAsync("select * from opsbuilder"));

        static string Sorted(string text)
        {
            var parts = text.Split(" on ", 2);
            var words = parts[0]["revoked ".Length..].Split(", ").OrderBy(word => Array.IndexOf(["SELECT", "INSERT", "UPDATE", "DELETE"], word));
            return $"revoked {string.Join(", ", words)} on {parts[1]}";
        }
    }

    [Fact]
    public async Task is_nothing_on_one_column_of_the_history_whoever_gave_it()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table atlas_schema_revisions (version text, applied bigint); create table orders (id bigint)");
        await scene.SyncAsync();
        await scene.RunAsync("grant update (applied) on atlas_schema_revisions to APP; grant update (id) on orders to APP");

        var report = await scene.SyncedAsync();

        Assert.Equal("revoked UPDATE (applied) on TABLE public.atlas_schema_revisions", Assert.Single(report.Changes).ToString());
        Assert.Equal("UPDATE (id) on TABLE public.orders", Assert.Single(report.Beyond).What);
        Assert.Equal("42501", await scene.AsUserAsync("update atlas_schema_revisions set applied = 1"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task is_nothing_in_the_historys_own_schema()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create schema atlas_schema_revisions; create table atlas_schema_revisions.atlas_schema_revisions (version text)");

        await scene.SyncAsync();

        Assert.Equal("42501", await scene.AsUserAsync("select * from atlas_schema_revisions.atlas_schema_revisions"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task counts_what_another_role_than_the_owner_granted()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var other = scene.User("other");
        await scene.AsSuperuserAsync($"create role {other}; create role APP login");
        await scene.RunAsync($"create table orders (id bigint); grant select on orders to {other} with grant option");
        await scene.AsSuperuserAsync($"grant usage on schema public to {other}; set role {other}; grant select on orders to APP");
        await scene.AsSuperuserAsync(postgres.Server.Programs.Major >= 16 ? "grant APP to ADMIN with admin option" : "select 1");

        var report = await scene.SyncedAsync();

        Assert.Contains(report.Changes, change => change.ToString() == "granted INSERT, UPDATE, DELETE on table public.orders");
        Assert.Empty(report.Beyond);
    }

    [Fact]
    public async Task includes_connection_limit_and_settings_once()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with
        {
            ConnectionLimit = 7,
            // The catalog keeps timezone as TimeZone.
            Settings = scene.Policy.Settings.Add("statement_timeout", "30s").Add("search_path", "public, \"My Schema\", \"a, \"\"b\"")
                .Add("application_name", """it's 100% $1 \x""").Add("timezone", "UTC").Add("datestyle", "ISO, DMY"),
        };

        var first = await scene.SyncedAsync();
        var second = await scene.SyncedAsync();

        Assert.Contains(first.Changes, change => change.What.EndsWith("at most 7 connections", StringComparison.Ordinal));
        Assert.Empty(second.Changes);
        Assert.Equal("7", await scene.AskAsync($"select rolconnlimit from pg_roles where rolname = '{scene.Name}'"));
        Assert.Null(await scene.AsUserAsync("""
            do $$ begin
                assert current_setting('statement_timeout') = '30s';
                assert current_setting('search_path') = 'public, "My Schema", "a, ""b"';
                assert current_setting('timezone') = 'UTC';
            end $$
            """));
    }

    [Fact]
    public async Task takes_from_everybody_what_the_policy_says()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with { RevokesSchemaCreate = true, RevokesDatabaseTemp = true };
        await scene.RunAsync("grant create on schema public to public");

        var report = await scene.SyncedAsync();

        Assert.Contains(report.Changes, change => change.ToString() == "revoked CREATE on schema public from PUBLIC");
        Assert.Contains(report.Changes, change => change.ToString() == $"revoked TEMPORARY on database {scene.Database.Name} from PUBLIC");
        Assert.Empty((await scene.SyncedAsync()).Changes);
        Assert.Equal("42501", await scene.AsUserAsync("create temporary table t ()"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task lets_a_second_user_only_read()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint); create sequence counter");
        scene.Policy = scene.Policy.ReadOnly();

        await scene.SyncAsync();

        Assert.Null(await scene.AsUserAsync("select * from orders; select last_value from counter"));
        Assert.Equal("42501", await scene.AsUserAsync("insert into orders values (1)"));
        Assert.Equal("42501", await scene.AsUserAsync("select nextval('counter')"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task goes_on_while_somebody_migrates()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint)");
        await using var other = await scene.Database.DataSource.OpenConnectionAsync(Scene.Cancellation);
        await using var command = new Npgsql.NpgsqlCommand("begin; alter table orders add column note text", other);
        await command.ExecuteNonQueryAsync(Scene.Cancellation);

        var syncing = scene.TrySyncAsync();
        await Task.Delay(200, Scene.Cancellation);
        await using var commit = new Npgsql.NpgsqlCommand("commit", other);
        await commit.ExecuteNonQueryAsync(Scene.Cancellation);

        Assert.True(Assert.IsType<Sync.SyncOutcome.Done>(await syncing).IsComplete);
        Assert.True((await scene.CheckAsync()).IsSound);
    }
}
