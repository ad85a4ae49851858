using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class After_a_migration(PostgresFixture postgres)
{
    [Fact]
    public async Task as_another_role_the_user_has_its_rights_on_what_is_there_and_on_what_comes()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var migrator = await MigratorAsync(scene);
        await scene.RunAsync($"grant {migrator} to ADMIN");
        await scene.AsSuperuserAsync($"set role {migrator}; create table orders (id bigint); create sequence counter");

        var report = await scene.SyncedAsync();
        await scene.AsSuperuserAsync($"set role {migrator}; create table later (id bigint generated always as identity)");

        Assert.Empty(report.Lacking);
        Assert.Contains($"granted SELECT, INSERT, UPDATE, DELETE on future tables of \"{migrator}\" in schema \"public\"", report.Changes.Select(change => change.ToString()));
        Assert.Null(await scene.AsUserAsync("insert into orders values (1); select nextval('counter'); insert into later default values"));
        Assert.Empty((await scene.SyncedAsync()).Changes);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task as_a_role_that_the_admin_has_nothing_of_what_is_missing_is_named_with_the_statements_that_mend_it()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var migrator = await MigratorAsync(scene);
        await scene.RunAsync("create table own (id bigint)");
        await scene.AsSuperuserAsync($"set role {migrator}; create table orders (id bigint)");

        var lacking = await scene.SyncedAsync();
        var check = await scene.CheckAsync();
        foreach (var (_, _, remedy) in lacking.Lacking)
            await scene.AsSuperuserAsync($"set role {migrator}; {Between(remedy, "superuser: ", " Or let")}");
        var mended = await scene.SyncedAsync();

        Assert.Contains(lacking.Lacking, each => each.What == $"Not granted on what \"{migrator}\" owns: SELECT, INSERT, UPDATE, DELETE on table public.orders.");
        Assert.All(lacking.Lacking, each => Assert.Contains($"GRANT \"{migrator}\" TO \"{scene.Admin}\"", each.Remedy, StringComparison.Ordinal));
        // What could be done was done.
        Assert.Contains(lacking.Changes, change => change.What == "SELECT, INSERT, UPDATE, DELETE on table public.own");
        var failure = Assert.Single(check.Failures, failure => failure.What == "may SELECT table public.orders");
        Assert.Equal($"GRANT SELECT ON TABLE public.orders TO \"{scene.Name}\"; -- as \"{migrator}\", its owner", failure.Mend);
        Assert.Empty(mended.Lacking);
        Assert.Empty(mended.Changes);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task that_made_a_table_as_somebody_else_the_check_names_it_and_the_next_run_mends_it()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var migrator = await MigratorAsync(scene);
        await scene.RunAsync($"grant {migrator} to ADMIN");
        await scene.SyncAsync();
        await scene.AsSuperuserAsync($"set role {migrator}; create table orders (id bigint)");

        var check = await scene.CheckAsync();
        var report = await scene.SyncedAsync();

        Assert.Contains(check.Failures, failure => failure.What == "may SELECT table public.orders");
        Assert.Contains(check.Failures, failure => failure.What == $"may SELECT future tables of \"{migrator}\" in schema \"public\"");
        Assert.Contains("granted SELECT, INSERT, UPDATE, DELETE on table public.orders", report.Changes.Select(change => change.ToString()));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task that_made_a_new_schema_it_has_to_be_in_the_policy()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with { Schemas = ["public", "shop"] };
        var missing = await scene.SyncedAsync();
        await scene.RunAsync("create schema shop; create table shop.orders (id bigint)");
        var check = await scene.CheckAsync();

        var report = await scene.SyncedAsync();

        Assert.Equal("There is no schema \"shop\".", Assert.Single(missing.Lacking).What);
        Assert.Contains(check.Failures, failure => failure is { What: "may USAGE schema shop", Mend: var mend } && mend == $"GRANT USAGE ON SCHEMA shop TO \"{scene.Name}\";");
        Assert.Contains("granted USAGE on schema shop", report.Changes.Select(change => change.ToString()));
        Assert.Null(await scene.AsUserAsync("insert into shop.orders values (1)"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task that_made_a_schema_for_another_role_its_owner_is_expected_to_create_there()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var migrator = await MigratorAsync(scene);
        await scene.RunAsync($"grant {migrator} to ADMIN");
        await scene.AsSuperuserAsync($"create schema shop authorization {migrator}");
        scene.Policy = scene.Policy with { Schemas = ["public", "shop"] };

        var report = await scene.SyncedAsync();
        await scene.AsSuperuserAsync($"set role {migrator}; create table shop.orders (id bigint)");

        Assert.Empty(report.Lacking);
        Assert.Null(await scene.AsUserAsync("insert into shop.orders values (1)"));
        Assert.Empty((await scene.SyncedAsync()).Changes);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task that_made_a_schema_which_the_admin_may_not_use_the_rest_is_done_and_the_grant_is_named()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.AsSuperuserAsync("create schema shop; create table shop.orders (id bigint); alter table shop.orders owner to ADMIN");
        await scene.RunAsync("create table public.own (id bigint)");
        scene.Policy = scene.Policy with { Schemas = ["public", "shop"] };

        var report = await scene.SyncedAsync();
        var lacking = Assert.Single(report.Lacking, each => each.What.EndsWith("on table shop.orders.", StringComparison.Ordinal));
        await scene.AsSuperuserAsync(Between(lacking.Remedy, "superuser: ", " Then run"));
        var mended = await scene.SyncedAsync();

        Assert.Contains(report.Changes, change => change.What == "SELECT, INSERT, UPDATE, DELETE on table public.own");
        Assert.Contains("lacks USAGE on schema \"shop\"", lacking.Why, StringComparison.Ordinal);
        Assert.Contains(mended.Changes, change => change.What == "SELECT, INSERT, UPDATE, DELETE on table shop.orders");
    }

    // Functions are not granted by the default policy, and still tell who creates objects.
    [Fact]
    public async Task that_made_a_function_as_another_role_its_tables_are_expected_too()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var migrator = await MigratorAsync(scene);
        await scene.RunAsync($"grant {migrator} to ADMIN");
        await scene.AsSuperuserAsync($"set role {migrator}; create function public.f() returns integer language sql as 'select 1'");

        await scene.SyncAsync();
        await scene.AsSuperuserAsync($"set role {migrator}; create table public.later (id bigint)");

        Assert.Null(await scene.AsUserAsync("insert into later values (1)"));
    }

    [Fact]
    public async Task that_made_a_partition_it_has_the_rights_of_the_whole()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table moves (at date) partition by range (at); create table moves_1 partition of moves for values from ('2026-01-01') to ('2026-07-01')");
        await scene.SyncAsync();
        await scene.RunAsync("create table moves_2 partition of moves for values from ('2026-07-01') to ('2027-01-01')");

        Assert.Empty((await scene.SyncedAsync()).Changes);
        Assert.Null(await scene.AsUserAsync("insert into moves values ('2026-03-01'), ('2026-09-01'); select * from moves_2"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task that_made_a_view_with_security_invoker_what_it_reads_has_to_be_readable_too()
    {
        Assert.SkipUnless(postgres.Server.Programs.Major >= 15, "security_invoker came with 15.");
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("""
            create schema hidden;
            create table hidden.prices (id bigint);
            create table orders (id bigint);
            create view seen with (security_invoker) as select * from orders;
            create view unseen with (security_invoker) as select * from hidden.prices;
            create view owners as select * from hidden.prices;
            """);
        await scene.SyncAsync();

        var check = await scene.CheckAsync();
        await scene.RunAsync(Assert.Single(check.Failures, failure => failure.What == "may SELECT table public.unseen").Mend);

        Assert.All(check.Failures, failure => Assert.EndsWith("table public.unseen", failure.What, StringComparison.Ordinal));
        Assert.Null(await scene.AsUserAsync("select * from seen; select * from owners; select * from unseen"));
        Assert.DoesNotContain((await scene.CheckAsync()).Failures, failure => failure.What == "may SELECT table public.unseen");
    }

    [Fact]
    public async Task that_made_a_foreign_table_it_has_rights_on_it_and_no_other_server_is_asked()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.AsSuperuserAsync("""
            create extension file_fdw;
            create server files foreign data wrapper file_fdw;
            create foreign table lines (line text) server files options (filename '/nonexistent/file', format 'text');
            alter foreign table lines owner to ADMIN;
            """);

        var report = await scene.SyncedAsync();
        var check = await scene.CheckAsync();

        Assert.Contains("granted SELECT, INSERT, UPDATE, DELETE on table public.lines", report.Changes.Select(change => change.ToString()));
        Assert.True(check.IsSound, string.Join('\n', check.Failures));
        Assert.False(Assert.Single(check.Checks, each => each.What == "may SELECT table public.lines").IsProbed);
    }

    [Fact]
    public async Task that_made_an_identity_column_it_inserts_without_a_right_on_its_sequence()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with { SequencePrivileges = [] };
        await scene.RunAsync("create table orders (id bigint generated always as identity, other bigint generated by default as identity, sum bigint generated always as (1) stored)");

        await scene.SyncAsync();

        Assert.Null(await scene.AsUserAsync("insert into orders default values"));
        Assert.Equal("42501", await scene.AsUserAsync("select nextval('orders_id_seq')"));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    private static async Task<AppUserName> MigratorAsync(Scene scene)
    {
        var migrator = scene.User("migrator");
        await scene.RunAsync($"create role {migrator}; grant usage, create on schema public to {migrator}");
        return migrator;
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
