using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class On_every_major(OldestPostgres oldest, NewestPostgres newest)
{
    [Fact]
    public async Task the_oldest_the_user_is_made_and_sound_where_everybody_may_create_nothing() => await AssertSoundAsync(await oldest.ServerAsync(Scene.Cancellation));

    [Fact]
    public async Task the_newest_the_user_is_made_and_sound() => await AssertSoundAsync(await newest.ServerAsync(Scene.Cancellation));

    [Theory]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    public async Task between_them_the_user_is_made_and_sound(int major)
    {
        await using var between = new PostgresOf(major);

        await AssertSoundAsync(await between.ServerAsync(Scene.Cancellation));
    }

    // Until 14 everybody may create tables in public.
    [Fact]
    public async Task the_oldest_says_that_everybody_may_create_tables()
    {
        await using var scene = await Scene.CreateAsync(await oldest.ServerAsync(Scene.Cancellation));
        await scene.AsSuperuserAsync("alter schema public owner to ADMIN");
        await scene.SyncAsync();

        var failure = Assert.Single((await scene.CheckAsync()).Failures);

        Assert.Equal(("cannot CREATE in schema public", "REVOKE CREATE ON SCHEMA public FROM PUBLIC;"), (failure.What, failure.Mend));
    }

    [Fact]
    public async Task from_16_on_a_role_that_somebody_else_made_takes_admin_option()
    {
        await using var scene = await Scene.CreateAsync(await newest.ServerAsync(Scene.Cancellation));
        await scene.AsSuperuserAsync("create role APP login password 'another-one'");

        var lacking = Assert.Single((await scene.SyncedAsync()).Lacking);
        await scene.AsSuperuserAsync($"grant APP to ADMIN with admin option");
        var mended = await scene.SyncedAsync();

        Assert.Contains("its password is the secret's", lacking.What, StringComparison.Ordinal);
        Assert.Contains($"GRANT \"{scene.Name}\" TO \"{scene.Admin}\" WITH ADMIN OPTION;", lacking.Remedy, StringComparison.Ordinal);
        Assert.Empty(mended.Lacking);
        Assert.True(await scene.LogsInAsync(scene.Password));
    }

    [Fact]
    public async Task until_15_a_role_that_replicates_is_a_superusers_to_alter()
    {
        await using var scene = await Scene.CreateAsync(await oldest.ServerAsync(Scene.Cancellation));
        await scene.RunAsync("create table orders (id bigint)");
        await scene.AsSuperuserAsync("create role APP login replication password 'another-one'");

        var report = await scene.SyncedAsync();

        Assert.Contains(report.Changes, change => change.What == "SELECT, INSERT, UPDATE, DELETE on table public.orders");
        var lacking = Assert.Single(report.Lacking);
        Assert.Contains("its password is the secret's", lacking.What, StringComparison.Ordinal);
        Assert.Contains($"ALTER ROLE \"{scene.Name}\" NOREPLICATION;", lacking.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task from_16_on_a_membership_is_revoked_from_each_grantor_and_what_cannot_be_is_named()
    {
        await using var scene = await Scene.CreateAsync(await newest.ServerAsync(Scene.Cancellation));
        var group = scene.User("group");
        await scene.RunAsync($"create role {group}; create table orders (id bigint)");
        await scene.SyncAsync();
        await scene.RunAsync($"grant {group} to APP; revoke select on orders from APP");
        await scene.AsSuperuserAsync($"grant {group} to APP");
        scene.Policy = scene.Policy with { RevokesBeyond = true };

        var report = await scene.SyncedAsync();
        var failure = Assert.Single((await scene.CheckAsync()).Failures);
        await scene.AsSuperuserAsync(failure.Mend);

        Assert.Equal(["granted SELECT on table public.orders", $"revoked membership in \"{group}\""], report.Changes.Select(change => change.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("GRANTED BY \"", Assert.Single(report.Lacking).Remedy, StringComparison.Ordinal);
        Assert.Equal($"is no member of \"{group}\"", failure.What);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task from_16_on_whoever_takes_an_attribute_has_to_have_it()
    {
        await using var scene = await Scene.CreateAsync(await newest.ServerAsync(Scene.Cancellation));
        await scene.SyncAsync();
        await scene.AsSuperuserAsync("alter role ADMIN nocreatedb bypassrls; alter role APP createdb createrole bypassrls");
        scene.Policy = scene.Policy with { RevokesBeyond = true };

        var report = await scene.SyncedAsync();

        Assert.Equal(["revoked the attribute BYPASSRLS", "revoked the attribute CREATEROLE"], report.Changes.Select(change => change.ToString()).Order(StringComparer.Ordinal));
        Assert.Contains("NOCREATEDB", Assert.Single(report.Lacking).Remedy, StringComparison.Ordinal);
    }

    // Whoever makes a role in 16 and later may grant it and is not it.
    [Theory]
    [InlineData("with inherit true, set false")]
    [InlineData("with inherit false, set true")]
    [InlineData("with inherit true, set true")]
    public async Task from_16_on_it_acts_as_an_owner_by_whichever_way_it_has(string options)
    {
        await using var scene = await Scene.CreateAsync(await newest.ServerAsync(Scene.Cancellation));
        var migrator = scene.User("migrator");
        await scene.RunAsync($"create role {migrator}; grant usage, create on schema public to {migrator}");
        await scene.AsSuperuserAsync($"set role {migrator}; create table orders (id bigint)");
        var unable = await scene.SyncedAsync();
        await scene.AsSuperuserAsync($"grant {migrator} to ADMIN {options}");

        var able = await scene.SyncedAsync();

        Assert.Contains(unable.Lacking, lacking => lacking.Remedy.EndsWith($"GRANT \"{migrator}\" TO \"{scene.Admin}\" WITH INHERIT TRUE, SET TRUE;", StringComparison.Ordinal));
        Assert.Empty(able.Lacking);
        Assert.Empty((await scene.SyncedAsync()).Changes);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    private sealed class PostgresOf(int major) : PostgresOfMajor(major);

    private static async Task AssertSoundAsync(PostgresServer server)
    {
        await using var scene = await Scene.CreateAsync(server);
        if (server.Programs.Major < 15)
            await scene.AsSuperuserAsync("alter schema public owner to ADMIN");
        scene.Policy = scene.Policy with { RevokesSchemaCreate = true, RevokesDatabaseTemp = true, RevokesBeyond = true, Functions = Policies.GrantMode.Granted, ConnectionLimit = 5 };
        await scene.RunAsync("""
            create table orders (id bigint generated always as identity primary key, note text);
            create sequence counter;
            create type mood as enum ('happy');
            create domain word as text;
            create type pair as (a integer, b integer);
            create type span as range (subtype = integer);
            create view notes as select note from orders;
            create materialized view counted as select count(*) from orders;
            create function f() returns integer language sql as 'select 1';
            create table atlas_schema_revisions (version text);
            """);

        var first = await scene.SyncedAsync();
        var second = await scene.SyncedAsync();
        var check = await scene.CheckAsync();

        Assert.Empty(first.Lacking);
        Assert.Empty(second.Changes);
        Assert.True(check.IsSound, string.Join('\n', check.Failures));
        Assert.Empty(check.Beyond);
        Assert.Equal(check.Areas.Single(area => area.Area == Checks.CheckArea.Future).Count, check.Areas.Single(area => area.Area == Checks.CheckArea.Future).Probed);
        Assert.Null(await scene.AsUserAsync("insert into orders (note) values ('x'); select f()"));
    }
}
