using OpsBuild.Local.Postgres;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class On_every_major(OldestPostgres oldest, NewestPostgres newest)
{
    [Fact]
    public async Task the_oldest_the_user_is_made_and_sound_where_everybody_may_create_nothing() => await AssertSoundAsync(await oldest.ServerAsync(Scene.Cancellation));

    [Fact]
    public async Task the_newest_the_user_is_made_and_sound() => await AssertSoundAsync(await newest.ServerAsync(Scene.Cancellation));

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
