using System.Diagnostics;
using System.Text.RegularExpressions;
using OpsBuild.AppUser.Checks;
using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class Checking_a_user(PostgresFixture postgres)
{
    private const string Before = """
        create table orders (id bigint generated always as identity primary key, note text);
        create sequence counter;
        create type mood as enum ('happy');
        create schema atlas_schema_revisions;
        create table atlas_schema_revisions.atlas_schema_revisions (version text);
        """;

    public static TheoryData<string, string, string> Faults { get; } = new()
    {
        { "revoke select on orders from APP", "may SELECT table public.orders", "GRANT SELECT ON TABLE public.orders TO APP; -- as ADMIN, its owner" },
        { "revoke usage on sequence counter from APP", "may USAGE sequence public.counter", "GRANT USAGE ON SEQUENCE public.counter TO APP; -- as ADMIN, its owner" },
        { "grant create on schema public to public", "cannot CREATE in schema public", "REVOKE CREATE ON SCHEMA public FROM PUBLIC;" },
        { "grant create on schema public to APP", "cannot CREATE in schema public", "REVOKE CREATE ON SCHEMA public FROM APP;" },
        { "grant create on database DATABASE_NAME to APP", "cannot create a schema", "REVOKE CREATE ON DATABASE DATABASE_NAME FROM APP;" },
        { "grant create on database DATABASE_NAME to APP", "cannot create an extension", "REVOKE CREATE ON DATABASE DATABASE_NAME FROM APP;" },
        { "grant truncate on orders to APP", "cannot TRUNCATE table public.orders", "REVOKE TRUNCATE ON TABLE public.orders FROM APP;" },
        // From 16 on the admin is a member of the role that it made, and a circle of members is refused.
        { "revoke APP from ADMIN; grant ADMIN to APP", "cannot become ADMIN", "REVOKE ADMIN FROM APP;" },
        { "revoke APP from ADMIN; grant ADMIN to APP", "cannot DROP table public.orders", "REVOKE ADMIN FROM APP;" },
        {
            "grant select on atlas_schema_revisions.atlas_schema_revisions to APP", "cannot SELECT table atlas_schema_revisions.atlas_schema_revisions",
            "REVOKE SELECT ON TABLE atlas_schema_revisions.atlas_schema_revisions FROM APP;"
        },
        {
            "grant update on atlas_schema_revisions.atlas_schema_revisions to public", "cannot UPDATE table atlas_schema_revisions.atlas_schema_revisions",
            "REVOKE UPDATE ON TABLE atlas_schema_revisions.atlas_schema_revisions FROM PUBLIC;"
        },
        {
            "grant select (version) on atlas_schema_revisions.atlas_schema_revisions to APP", "cannot SELECT table atlas_schema_revisions.atlas_schema_revisions",
            "REVOKE SELECT ON TABLE atlas_schema_revisions.atlas_schema_revisions FROM APP;"
        },
        {
            "grant update (version) on atlas_schema_revisions.atlas_schema_revisions to public", "cannot UPDATE table atlas_schema_revisions.atlas_schema_revisions",
            "REVOKE UPDATE ON TABLE atlas_schema_revisions.atlas_schema_revisions FROM PUBLIC;"
        },
        {
            "grant trigger on atlas_schema_revisions.atlas_schema_revisions to APP, public", "cannot TRIGGER table atlas_schema_revisions.atlas_schema_revisions",
            "REVOKE TRIGGER ON TABLE atlas_schema_revisions.atlas_schema_revisions FROM PUBLIC; REVOKE TRIGGER ON TABLE atlas_schema_revisions.atlas_schema_revisions FROM APP;"
        },
        { "grant create on schema atlas_schema_revisions to APP", "cannot CREATE in schema atlas_schema_revisions", "REVOKE CREATE ON SCHEMA atlas_schema_revisions FROM APP;" },
        { "grant select (rolpassword) on pg_authid to APP", "cannot read pg_authid", "REVOKE SELECT ON TABLE pg_catalog.pg_authid FROM APP;" },
        { "revoke usage on schema public from APP, public", "may SELECT table public.orders", "GRANT USAGE ON SCHEMA public TO APP;" },
        { "alter role APP createrole", "is no CREATEROLE", "ALTER ROLE APP NOCREATEROLE;" },
        { "alter role APP bypassrls", "does not bypass row security", "ALTER ROLE APP NOBYPASSRLS;" },
        { "grant select on pg_authid to APP", "cannot read pg_authid", "REVOKE SELECT ON TABLE pg_catalog.pg_authid FROM APP;" },
        {
            "alter default privileges for role ADMIN in schema public revoke insert on tables from APP", "may INSERT future tables of ADMIN in schema \"public\"",
            "ALTER DEFAULT PRIVILEGES FOR ROLE ADMIN IN SCHEMA \"public\" GRANT INSERT ON TABLES TO APP;"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task finds_a_fault_names_it_and_its_statement_mends_it(string sql, string what, string mend)
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync(Before);
        await scene.SyncAsync();
        await scene.AsSuperuserAsync(sql);

        var check = await scene.CheckAsync();
        await scene.AsSuperuserAsync(Assert.Single(check.Failures, failure => failure.What == Named(what)).Mend);

        // From 16 on the grantor of a membership is named too.
        Assert.Equal(Named(mend), Regex.Replace(Assert.Single(check.Failures, failure => failure.What == Named(what)).Mend, " GRANTED BY \"[^\"]+\"", ""));
        Assert.All(check.Failures, failure => Assert.NotEmpty(failure.Why));
        Assert.DoesNotContain((await scene.CheckAsync()).Failures, failure => failure.What == Named(what));

        string Named(string text) => text.Replace("APP", $"\"{scene.Name}\"", StringComparison.Ordinal)
            .Replace("ADMIN", $"\"{scene.Admin}\"", StringComparison.Ordinal).Replace("DATABASE_NAME", scene.Database.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task tries_what_it_can_and_leaves_nothing_behind()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync(Before);
        await scene.SyncAsync();
        const string Everything = "select count(*) || ' ' || max(oid::regclass::text) from pg_class where relnamespace not in ('pg_catalog'::regnamespace, 'pg_toast'::regnamespace)";
        var before = await scene.AskAsync(Everything);

        var check = await scene.CheckAsync();

        Assert.True(check.IsSound, string.Join('\n', check.Failures));
        Assert.Equal(before, await scene.AskAsync(Everything));
        Assert.Equal("1", await scene.AskAsync("select nextval('counter')"));
        var areas = check.Areas.ToDictionary(area => area.Area);
        Assert.Equal(Enum.GetValues<CheckArea>().Except([CheckArea.Routines, CheckArea.CannotExecute]).ToHashSet(), areas.Keys.ToHashSet());
        Assert.All([CheckArea.Tables, CheckArea.Future, CheckArea.CannotCreate], area => Assert.Equal(areas[area].Count, areas[area].Probed));
        Assert.True(areas[CheckArea.CannotTouchHistory].Probed > 0);
        Assert.Empty(check.Notes);
    }

    [Fact]
    public async Task reads_default_privileges_without_the_admins_credential_and_says_so()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync(Before);
        await scene.SyncAsync();
        await scene.AsSuperuserAsync("alter default privileges for role ADMIN in schema public revoke insert on tables from APP");

        var check = await scene.CheckAsync(asAdminToo: false);

        Assert.Contains("takes the admin's credential", Assert.Single(check.Notes), StringComparison.Ordinal);
        Assert.Equal($"may INSERT future tables of \"{scene.Admin}\" in schema \"public\"", Assert.Single(check.Failures).What);
    }

    [Fact]
    public async Task does_not_wait_for_a_table_that_somebody_alters()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync(Before);
        await scene.SyncAsync();
        await using var other = await AlteringAsync(scene);

        var check = await scene.CheckAsync();

        Assert.True(check.IsSound, string.Join('\n', check.Failures));
    }

    // Its statements are short; the probes of a whole database are one.
    [Fact]
    public async Task is_not_bound_by_the_timeout_of_the_users_own_statements()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with { Settings = scene.Policy.Settings.Add("statement_timeout", "300ms") };
        await scene.RunAsync(Before);
        await scene.SyncAsync();
        await using var other = await AlteringAsync(scene);

        var check = await scene.CheckAsync();

        Assert.True(check.IsSound, string.Join('\n', check.Failures));
        // It waited for a lock, which takes longer than the timeout.
        Assert.False(Assert.Single(check.Checks, each => each.What == "may SELECT table public.orders").IsProbed);
        Assert.True(Assert.Single(check.Checks, each => each.What == "may SELECT sequence public.counter").IsProbed);
    }

    [Fact]
    public async Task finds_a_role_that_is_not_as_the_policy_says()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var group = scene.User("group");
        await scene.RunAsync($"create role {group}");
        scene.Policy = scene.Policy with { MemberOf = [group.ToString()], ConnectionLimit = 7, Settings = scene.Policy.Settings.Add("timezone", "UTC") };
        await scene.SyncAsync();
        var before = await scene.CheckAsync();
        await scene.AsSuperuserAsync($"revoke {group} from APP granted by ADMIN; alter role APP connection limit -1; alter role APP in database DATABASE_NAME set timezone = 'CET'");

        var check = await scene.CheckAsync();
        foreach (var failure in check.Failures)
            await scene.AsSuperuserAsync(failure.Mend);

        Assert.True(before.IsSound, string.Join('\n', before.Failures));
        Assert.Equal(
            ["has at most 7 connections", "has the setting timezone", $"is a member of \"{group}\""],
            check.Failures.Select(failure => failure.What).Order(StringComparer.Ordinal));
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    [Fact]
    public async Task names_the_functions_that_nobody_should_call_and_leaves_those_of_triggers()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with { Functions = Policies.GrantMode.None };
        await scene.RunAsync("""
            create table orders (id bigint);
            create function f() returns integer language sql as 'select 1';
            create function t() returns trigger language plpgsql as 'begin return new; end';
            create trigger t before insert on orders for each row execute function t();
            """);
        var report = await scene.SyncedAsync();

        var check = await scene.CheckAsync();
        var failure = Assert.Single(check.Failures);
        await scene.RunAsync(failure.Mend);
        var closed = await scene.CheckAsync();
        await scene.RunAsync("grant execute on function f() to APP");
        var granted = await scene.SyncedAsync();
        scene.Policy = scene.Policy with { RevokesBeyond = true };
        var revoked = await scene.SyncedAsync();

        Assert.DoesNotContain(report.Changes, change => change.What.Contains("EXECUTE", StringComparison.Ordinal));
        Assert.Equal(("cannot EXECUTE routine public.f()", "REVOKE EXECUTE ON ROUTINE public.f() FROM PUBLIC;"), (failure.What, failure.Mend));
        Assert.True(closed.IsSound, string.Join('\n', closed.Failures));
        Assert.Equal(1, closed.Checks.Count(each => each.Area == CheckArea.CannotExecute));
        Assert.Equal("42501", await scene.AsUserAsync("select f()"));
        Assert.Null(await scene.AsUserAsync("insert into orders values (1)"));
        Assert.Equal("EXECUTE on routine public.f()", Assert.Single(granted.Beyond).What);
        Assert.Equal("revoked EXECUTE on routine public.f()", Assert.Single(revoked.Changes).ToString());
    }

    // Whoever owns a schema may drop what others own in it.
    [Fact]
    public async Task finds_a_table_that_the_owner_of_its_schema_could_drop()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var team = scene.User("team");
        await scene.AsSuperuserAsync($"""
            create role {team};
            create schema shop authorization {team};
            create table shop.orders (id bigint);
            create view shop.seen as select * from shop.orders;
            alter table shop.orders owner to ADMIN;
            """);
        scene.Policy = scene.Policy with { Schemas = ["shop"], MemberOf = [team.ToString()] };
        await scene.SyncAsync();
        await scene.AsSuperuserAsync($"grant {team} to APP");

        var check = await scene.CheckAsync();

        var failure = Assert.Single(check.Failures, failure => failure.What == "cannot DROP table shop.orders");
        Assert.Contains($"the owner \"{team}\" of its schema", failure.Why, StringComparison.Ordinal);
        Assert.DoesNotContain(check.Failures, each => each.What == "cannot ALTER table shop.orders");
    }

    [Fact]
    public async Task knows_every_privilege_that_a_policy_can_name()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        scene.Policy = scene.Policy with
        {
            TablePrivileges = ["SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"],
            SequencePrivileges = ["USAGE", "SELECT", "UPDATE"],
        };
        await scene.RunAsync(Before);
        await scene.SyncAsync();

        var check = await scene.CheckAsync();
        await scene.RunAsync("revoke references, trigger on orders from APP");

        Assert.True(check.IsSound, string.Join('\n', check.Failures));
        Assert.Equal(
            ["may REFERENCES table public.orders", "may TRIGGER table public.orders"],
            (await scene.CheckAsync()).Failures.Select(failure => failure.What).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task takes_as_many_round_trips_for_many_tables_as_for_few()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint)");
        var (syncFew, checkFew) = (await CommandsAsync(scene, scene.SyncAsync), await CommandsAsync(scene, () => scene.CheckAsync()));
        await scene.RunAsync("do $$ begin for i in 1..200 loop execute format('create table t_%s (id bigint generated always as identity); revoke all on t_%1$s from APP', i); end loop; end $$");

        var (syncMany, checkMany) = (await CommandsAsync(scene, scene.SyncAsync), await CommandsAsync(scene, () => scene.CheckAsync()));

        Assert.Equal((syncFew, checkFew), (syncMany, checkMany));
        Assert.InRange(syncFew, 1, 5);
        Assert.True((await scene.CheckAsync()).IsSound);
    }

    // Npgsql tells of each command or batch that it sends, which is a round trip.
    private static async Task<int> CommandsAsync(Scene scene, Func<Task> act)
    {
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value is string text && text == scene.Database.Name) && !activity.DisplayName.Contains("CONNECT", StringComparison.OrdinalIgnoreCase))
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await act();
        return count;
    }

    // Somebody who alters the table orders until the connection is disposed.
    private static async Task<Npgsql.NpgsqlConnection> AlteringAsync(Scene scene)
    {
        var other = await scene.Database.DataSource.OpenConnectionAsync(Scene.Cancellation);
        await using var command = new Npgsql.NpgsqlCommand("begin; lock table orders in access exclusive mode", other);
        await command.ExecuteNonQueryAsync(Scene.Cancellation);
        return other;
    }
}
