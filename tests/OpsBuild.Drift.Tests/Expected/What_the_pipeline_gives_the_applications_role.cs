using OpsBuild.AppUser.Policies;
using OpsBuild.Drift.Expected;
using OpsBuild.Migrations.Apply;
using OpsBuild.Migrations.Revisions;
using OpsBuild.Testing;
using static OpsBuild.Drift.Tests.Checked;

namespace OpsBuild.Drift.Tests.Expected;

public sealed class What_the_pipeline_gives_the_applications_role(PostgresFixture postgres)
{
    private const string Before = """
        set role ADMIN;
        create table public.orders (id bigint, note text);
        create sequence public.counter;
        create function public.f() returns integer language sql as 'select 1';
        create type public.mood as enum ('happy');
        """;

    public static TheoryData<string> WithinPolicy { get; } =
    [
        "grant connect on database DATABASE to APP",
        "grant usage on schema public to APP",
        "grant select, insert, update, delete on orders to APP",
        "grant usage, select on sequence counter to APP",
        "grant execute on function f() to APP",
        "grant usage on type mood to APP",
        "alter default privileges in schema public grant select, insert, update, delete on tables to APP",
        "alter default privileges in schema public grant usage, select on sequences to APP",
        "alter default privileges in schema public grant execute on functions to APP",
        "alter default privileges grant usage on types to APP",
        "alter default privileges grant select on tables to APP",
        "alter default privileges grant usage on sequences to APP",
        "alter default privileges grant execute on functions to APP",
    ];

    public static TheoryData<string> Beyond { get; } =
    [
        "grant temporary on database DATABASE to APP",
        "grant create on schema public to APP",
        "grant truncate on orders to APP",
        "grant update on sequence counter to APP",
        "grant select on orders to APP with grant option",
        "grant select (note) on orders to APP",
        "grant select on orders to public",
        "grant select on orders to pg_monitor",
        "grant select on orders to APP; revoke insert on orders from ADMIN",
        "alter default privileges in schema public grant truncate on tables to APP",
        "alter default privileges in schema public grant select on tables to APP with grant option",
        "alter default privileges in schema public grant select on tables to pg_monitor",
        "alter default privileges in schema public grant select on tables to APP, pg_monitor",
        "alter default privileges grant truncate on tables to APP",
        "alter default privileges grant execute on functions to APP; alter default privileges revoke execute on functions from public",
        "alter default privileges grant select on tables to APP; alter default privileges revoke insert on tables from ADMIN",
        "comment on table orders is 'x'",
    ];

    [Theory]
    [MemberData(nameof(WithinPolicy))]
    public async Task is_expected(string sql) => Assert.All(await ExpectedAsync("app", sql), Assert.True);

    [Theory]
    [MemberData(nameof(WithinPolicy))]
    public async Task is_expected_where_its_name_is_quoted(string sql) => Assert.All(await ExpectedAsync("Web=\"App\"/x,y", sql), Assert.True);

    [Theory]
    [MemberData(nameof(Beyond))]
    public async Task is_drift_beyond_the_policy(string sql) => Assert.All(await ExpectedAsync("app", sql), Assert.False);

    // Everybody's grants, and the owner's, are written in words that a role could be called by.
    [Theory]
    [InlineData("PUBLIC", "grant select on orders to public")]
    [InlineData("OWNER", "revoke insert on orders from ADMIN; grant insert on orders to ADMIN with grant option")]
    public async Task is_not_everybodys_where_it_is_named_so(string role, string sql)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        await Between.RunAsync(database, Before);
        var between = await Between.Async(database, "set role ADMIN;" + sql);
        var expected = new ExpectedDifferences(new ApplyOptions(), new ExpectedAppUser(role, new AppUserPolicy()));

        Assert.All(between.Differences, pair => Assert.False(expected.IsAppUsers(pair.Difference, pair.Item)));
    }

    [Fact]
    public async Task changes_no_fingerprint()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        var role = $"{database.AdminUser}_app";
        await Between.RunAsync(database, $"{Before} reset role; create role {role}; set role ADMIN;");
        var view = new TargetView(new DriftOptions { AppUser = new ExpectedAppUser(role, new AppUserPolicy()) }, unsettled: []);

        var between = await Between.Async(
            database, $"set role ADMIN; grant select on orders to {role}; alter default privileges in schema public grant select on tables to {role}");

        Assert.NotEmpty(between.Differences);
        Assert.Equal(CatalogFingerprint.Of(view.Fingerprinted(between.Before)), CatalogFingerprint.Of(view.Fingerprinted(between.After)));
    }

    private async Task<IReadOnlyList<bool>> ExpectedAsync(string suffix, string sql)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Cancellation);
        // The admin's name before its own, so that it is dropped with the database.
        var role = $"{database.AdminUser}_{suffix}";
        await Between.RunAsync(database, $"create role {new SqlIdentifier(role)}; {Before}");
        var between = await Between.Async(
            database,
            "set role ADMIN;" + sql.Replace("APP", new SqlIdentifier(role).ToString(), StringComparison.Ordinal).Replace("DATABASE", database.Name, StringComparison.Ordinal));
        var expected = new ExpectedDifferences(new ApplyOptions(), new ExpectedAppUser(role, new AppUserPolicy()));

        Assert.NotEmpty(between.Differences);
        return [.. between.Differences.Select(pair => expected.IsAppUsers(pair.Difference, pair.Item))];
    }
}
