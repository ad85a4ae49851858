using OpsBuild.Testing;

namespace OpsBuild.AppUser.Tests;

public sealed class What_is_beyond_the_policy(PostgresFixture postgres)
{
    private const string Before = """
        create table orders (id bigint, note text);
        create sequence counter;
        create schema elsewhere;
        create table elsewhere.secrets (id bigint);
        create function elsewhere.f() returns integer language sql as 'select 1';
        """;

    public static TheoryData<string, string, string> Grants { get; } = new()
    {
        { "grant truncate on orders to APP", "TRUNCATE on table public.orders", "REVOKE TRUNCATE ON TABLE public.orders FROM APP;" },
        { "grant select on orders to APP with grant option", "SELECT on table public.orders, to be passed on", "REVOKE GRANT OPTION FOR SELECT ON TABLE public.orders FROM APP;" },
        { "grant update on sequence counter to APP", "UPDATE on sequence public.counter", "REVOKE UPDATE ON SEQUENCE public.counter FROM APP;" },
        { "grant select on elsewhere.secrets to APP", "SELECT on table elsewhere.secrets", "REVOKE SELECT ON TABLE elsewhere.secrets FROM APP;" },
        { "grant usage on schema elsewhere to APP", "USAGE on schema elsewhere", "REVOKE USAGE ON SCHEMA elsewhere FROM APP;" },
        { "grant execute on function elsewhere.f() to APP", "EXECUTE on routine elsewhere.f()", "REVOKE EXECUTE ON ROUTINE elsewhere.f() FROM APP;" },
        { "grant create on schema public to APP", "CREATE on schema public", "REVOKE CREATE ON SCHEMA public FROM APP;" },
        { "grant select (note) on orders to APP", "SELECT (note) on TABLE public.orders", "REVOKE SELECT (note) ON TABLE public.orders FROM APP;" },
        { "grant create on database DATABASE_NAME to APP", "CREATE on database DATABASE_NAME", "REVOKE CREATE ON DATABASE DATABASE_NAME FROM APP;" },
        {
            "alter default privileges in schema public grant truncate on tables to APP", "TRUNCATE on future tables of ADMIN in schema \"public\"",
            "ALTER DEFAULT PRIVILEGES FOR ROLE ADMIN IN SCHEMA \"public\" REVOKE TRUNCATE ON TABLES FROM APP;"
        },
        { "alter role APP createdb", "the attribute CREATEDB", "ALTER ROLE APP NOCREATEDB;" },
    };

    [Theory]
    [MemberData(nameof(Grants))]
    public async Task is_named_and_only_revoked_when_asked_to(string sql, string what, string mend)
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync(Before);
        await scene.SyncAsync();
        await scene.RunAsync(sql);

        var reported = await scene.SyncedAsync();
        var check = await scene.CheckAsync();
        scene.Policy = scene.Policy with { RevokesBeyond = true };
        var revoked = await scene.SyncedAsync();
        var after = await scene.SyncedAsync();

        var beyond = Assert.Single(reported.Beyond);
        Assert.Equal((Named(what), Named(mend)), (beyond.What, beyond.Mend));
        Assert.Empty(reported.Changes);
        Assert.Equal(beyond, Assert.Single(check.Beyond));
        Assert.Equal($"revoked {Named(what)}", Assert.Single(revoked.Changes).ToString());
        Assert.Empty(revoked.Beyond);
        Assert.Empty(after.Changes);
        Assert.True((await scene.CheckAsync()).IsSound);

        string Named(string text) => text.Replace("APP", $"\"{scene.Name}\"", StringComparison.Ordinal)
            .Replace("ADMIN", $"\"{scene.Admin}\"", StringComparison.Ordinal).Replace("DATABASE_NAME", scene.Database.Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_a_membership_too()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var group = scene.User("group");
        await scene.RunAsync($"create role {group}");
        await scene.SyncAsync();
        await scene.RunAsync($"grant {group} to APP");

        var reported = await scene.SyncedAsync();
        var check = await scene.CheckAsync();
        scene.Policy = scene.Policy with { MemberOf = [group.ToString()] };
        var allowed = await scene.SyncedAsync();
        scene.Policy = scene.Policy with { MemberOf = [], RevokesBeyond = true };
        var revoked = await scene.SyncedAsync();

        var grantor = postgres.Server.Programs.Major >= 16 ? $" GRANTED BY \"{scene.Admin}\"" : "";
        Assert.Equal($"REVOKE \"{group}\" FROM \"{scene.Name}\"{grantor};", Assert.Single(reported.Beyond).Mend);
        Assert.Contains(check.Failures, failure => failure.What == $"is no member of \"{group}\"");
        Assert.Empty(allowed.Beyond);
        Assert.Equal($"revoked membership in \"{group}\"", Assert.Single(revoked.Changes).ToString());
    }

    // Others have it by the same grant.
    [Fact]
    public async Task is_what_everybody_may_which_is_named_and_never_revoked()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.RunAsync("create table orders (id bigint); create sequence counter");
        await scene.SyncAsync();
        await scene.RunAsync("grant update on sequence counter to public; grant select, references on orders to public");
        scene.Policy = scene.Policy with { RevokesBeyond = true };

        var report = await scene.SyncedAsync();
        var check = await scene.CheckAsync();

        Assert.Equal(
            [("REFERENCES on table public.orders through PUBLIC", "REVOKE REFERENCES ON TABLE public.orders FROM PUBLIC;"),
                ("UPDATE on sequence public.counter through PUBLIC", "REVOKE UPDATE ON SEQUENCE public.counter FROM PUBLIC;")],
            report.Beyond.Select(beyond => (beyond.What, beyond.Mend)).Order());
        Assert.Equal(report.Beyond.OrderBy(beyond => beyond.What, StringComparer.Ordinal), check.Beyond.OrderBy(beyond => beyond.What, StringComparer.Ordinal));
        Assert.Empty(report.Changes);
    }

    [Fact]
    public async Task is_ownership_which_no_revoke_takes_away()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        await scene.SyncAsync();
        await scene.RunAsync("create table mine (id bigint)");
        await scene.AsSuperuserAsync("alter table mine owner to APP");
        scene.Policy = scene.Policy with { RevokesBeyond = true };

        var report = await scene.SyncedAsync();
        var check = await scene.CheckAsync();

        Assert.Equal("ownership of table public.mine", Assert.Single(report.Beyond).What);
        Assert.Contains(check.Failures, failure => failure.What == "cannot DROP table public.mine");
        Assert.Contains(check.Failures, failure => failure.What == "does not own table public.mine");
    }

    [Fact]
    public async Task is_revoked_from_whoever_granted_it()
    {
        await using var scene = await Scene.CreateAsync(postgres);
        var other = scene.User("other");
        await scene.RunAsync("create table orders (id bigint)");
        await scene.SyncAsync();
        await scene.AsSuperuserAsync($"""
            create role {other}; grant usage on schema public to {other};
            grant truncate on orders to {other} with grant option; set role {other}; grant truncate on orders to APP
            """);
        scene.Policy = scene.Policy with { RevokesBeyond = true };

        var unable = await scene.SyncedAsync();
        await scene.AsSuperuserAsync($"grant {other} to ADMIN");
        var able = await scene.SyncedAsync();

        Assert.Contains($"cannot act as \"{other}\"", Assert.Single(unable.Lacking).Why, StringComparison.Ordinal);
        Assert.Equal("revoked TRUNCATE on table public.orders", Assert.Single(able.Changes).ToString());
        Assert.Empty((await scene.SyncedAsync()).Changes);
    }
}
