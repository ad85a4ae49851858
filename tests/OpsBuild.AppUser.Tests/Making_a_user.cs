using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class Making_a_user(PostgresFixture postgres)
{
    [Fact]
    public async Task gives_it_what_the_policy_says_and_the_second_time_nothing()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("""
            create table orders (id bigint generated always as identity primary key, note text);
            create sequence counter;
            create type mood as enum ('happy');
            create view notes as select note from orders;
            create function f() returns integer language sql as 'select 1';
            """);

        var first = await scene.SyncedAsync();
        var second = await scene.SyncedAsync();
        var check = await scene.CheckAsync();

        Assert.Empty(first.Lacking);
        Assert.Contains(first.Changes, change => change.ToString() == "granted SELECT, INSERT, UPDATE, DELETE on table public.orders");
        Assert.Contains(first.Changes, change => change.ToString() == "granted USAGE, SELECT on sequence public.counter");
        Assert.Contains(first.Changes, change => change.ToString() == "granted USAGE on type public.mood");
        Assert.Empty(second.Changes);
        Assert.Empty(second.Beyond);
        Assert.True(check.IsSound, string.Join('\n', check.Failures));
        Assert.Empty(check.Beyond);
        Assert.Empty(check.Notes);
        Assert.True(await scene.LogsInAsync(scene.Password));
        Assert.Null(await scene.AsUserAsync("insert into orders (note) values ('x'); select nextval('counter'); select * from notes"));
        Assert.Equal("42501", await scene.AsUserAsync("select setval('counter', 1)"));
    }
}
