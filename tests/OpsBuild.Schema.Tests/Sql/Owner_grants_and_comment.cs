using System.Collections.Immutable;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>Each case changes one object of a database and is led back and forth by the statements that are made of both states alone.</summary>
public sealed class Owner_grants_and_comment(PostgresFixture postgres)
{
    private const string Objects = """
        create schema app;
        create table app.t (a integer, "B b" integer);
        create view app.v as select 1 as a;
        create materialized view app.m as select 1 as a;
        create sequence app.s;
        create function app.f(integer) returns integer language sql as 'select 1';
        create procedure app.p(integer) language sql as 'select 1';
        create aggregate app.n(*) (sfunc = int8inc, stype = bigint, initcond = '0');
        create type app.e as enum ('a');
        create domain app.d as text;
        grant select on app.t to pg_monitor with grant option;
        grant select on app.v to pg_monitor;
        """;

    [Theory]
    [InlineData("table", "app.t", ObjectKind.Table, "grant insert, update on app.t to pg_signal_backend; grant select on app.t to public",
        "GRANT SELECT ON TABLE app.t TO PUBLIC; GRANT INSERT, UPDATE ON TABLE app.t TO pg_signal_backend",
        "REVOKE SELECT ON TABLE app.t FROM PUBLIC; REVOKE INSERT, UPDATE ON TABLE app.t FROM pg_signal_backend")]
    [InlineData("table", "app.t", ObjectKind.Table, "grant insert on app.t to pg_monitor with grant option",
        "GRANT INSERT ON TABLE app.t TO pg_monitor WITH GRANT OPTION",
        "REVOKE INSERT ON TABLE app.t FROM pg_monitor")]
    [InlineData("table", "app.t", ObjectKind.Table, "revoke insert, delete on app.t from ADMIN",
        "REVOKE DELETE, INSERT ON TABLE app.t FROM ADMIN",
        "GRANT DELETE, INSERT ON TABLE app.t TO ADMIN")]
    [InlineData("table", "app.t", ObjectKind.Table, "comment on table app.t is 'it''s \\ all'",
        "COMMENT ON TABLE app.t IS 'it''s \\ all'",
        "COMMENT ON TABLE app.t IS NULL")]
    [InlineData("table", "app.t", ObjectKind.Table, "alter table app.t owner to pg_signal_backend",
        "ALTER TABLE app.t OWNER TO pg_signal_backend",
        "ALTER TABLE app.t OWNER TO ADMIN")]
    [InlineData("view", "app.v", ObjectKind.View, "alter view app.v owner to pg_monitor",
        "ALTER VIEW app.v OWNER TO pg_monitor",
        "ALTER VIEW app.v OWNER TO ADMIN; GRANT SELECT ON TABLE app.v TO pg_monitor")]
    [InlineData("view", "app.v", ObjectKind.View, "grant select on app.v to pg_monitor with grant option",
        "GRANT SELECT ON TABLE app.v TO pg_monitor WITH GRANT OPTION",
        "REVOKE GRANT OPTION FOR SELECT ON TABLE app.v FROM pg_monitor")]
    [InlineData("materialized view", "app.m", ObjectKind.MaterializedView, "revoke all on app.m from ADMIN; comment on materialized view app.m is 'x'",
        null,
        null)]
    [InlineData("sequence", "app.s", ObjectKind.Sequence, "grant usage on sequence app.s to public",
        "GRANT USAGE ON SEQUENCE app.s TO PUBLIC",
        "REVOKE USAGE ON SEQUENCE app.s FROM PUBLIC")]
    [InlineData("schema", "app", ObjectKind.Schema, "revoke create on schema app from ADMIN; grant usage on schema app to pg_monitor",
        "REVOKE CREATE ON SCHEMA app FROM ADMIN; GRANT USAGE ON SCHEMA app TO pg_monitor",
        "REVOKE USAGE ON SCHEMA app FROM pg_monitor; GRANT CREATE ON SCHEMA app TO ADMIN")]
    [InlineData("function", "app.f(integer)", ObjectKind.Function, "revoke execute on function app.f(integer) from public",
        "REVOKE EXECUTE ON FUNCTION app.f(integer) FROM PUBLIC",
        "GRANT EXECUTE ON FUNCTION app.f(integer) TO PUBLIC")]
    [InlineData("procedure", "app.p(integer)", ObjectKind.Procedure, "alter procedure app.p(integer) owner to pg_monitor",
        "ALTER PROCEDURE app.p(integer) OWNER TO pg_monitor",
        "ALTER PROCEDURE app.p(integer) OWNER TO ADMIN")]
    [InlineData("aggregate", "app.n(*)", ObjectKind.Aggregate, "revoke execute on function app.n() from public; comment on aggregate app.n(*) is 'x'",
        "REVOKE EXECUTE ON FUNCTION app.n() FROM PUBLIC; COMMENT ON AGGREGATE app.n(*) IS 'x'",
        "GRANT EXECUTE ON FUNCTION app.n() TO PUBLIC; COMMENT ON AGGREGATE app.n(*) IS NULL")]
    [InlineData("type", "app.e", ObjectKind.Enum, "revoke usage on type app.e from public, ADMIN",
        "REVOKE USAGE ON TYPE app.e FROM ADMIN; REVOKE USAGE ON TYPE app.e FROM PUBLIC",
        "GRANT USAGE ON TYPE app.e TO ADMIN; GRANT USAGE ON TYPE app.e TO PUBLIC")]
    [InlineData("domain", "app.d", ObjectKind.Domain, "grant usage on domain app.d to pg_monitor with grant option",
        "GRANT USAGE ON DOMAIN app.d TO pg_monitor WITH GRANT OPTION",
        "REVOKE USAGE ON DOMAIN app.d FROM pg_monitor")]
    [InlineData("column", "app.t.\"B b\"", ObjectKind.Column,
        "grant select (\"B b\"), update (\"B b\") on app.t to pg_signal_backend; comment on column app.t.\"B b\" is 'x'",
        "GRANT SELECT (\"B b\"), UPDATE (\"B b\") ON TABLE app.t TO pg_signal_backend; COMMENT ON COLUMN app.t.\"B b\" IS 'x'",
        "REVOKE SELECT (\"B b\"), UPDATE (\"B b\") ON TABLE app.t FROM pg_signal_backend; COMMENT ON COLUMN app.t.\"B b\" IS NULL")]
    public async Task are_led_back_and_forth(string keyword, string name, ObjectKind kind, string sql, string? forth, string? back)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await database.RunAsync(Objects);
        var before = await database.ReadAsync();
        await database.RunAsSuperuserAsync(sql.Replace("ADMIN", database.AdminUser, StringComparison.Ordinal));
        var after = await database.ReadAsync();

        var backwards = await Apply(after, before);
        var forwards = await Apply(before, after);

        Assert.Equal(back ?? backwards, backwards);
        Assert.Equal(forth ?? forwards, forwards);

        async Task<string> Apply(Catalog have, Catalog want)
        {
            var identity = new ObjectIdentity(kind, name.Replace("(*)", "()", StringComparison.Ordinal));
            var context = new SqlContext(have, want);
            var statements = Rights.OnAlter(keyword, name, new ObjectChange(have.Find(identity)!, want.Find(identity)!), context).ToImmutableArray();
            await database.RunAsSuperuserAsync(string.Join('\n', statements));
            Assert.Empty(CatalogComparison.Of(await database.ReadAsync(), want, new ComparisonOptions()).EveryDifference);
            return string.Join("; ", statements.Select(item => item.Text)).Replace(database.AdminUser, "ADMIN", StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task of_another_grantor_are_taken_with_the_grantors_own_and_only_told_about_when_they_are_to_be_given()
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await database.RunAsSuperuserAsync("""
            create table t (a integer);
            grant select on t to pg_monitor with grant option;
            set role pg_monitor; grant select on t to pg_read_all_stats; reset role;
            """);
        var before = await database.ReadAsync();
        await database.RunAsSuperuserAsync("revoke grant option for select on t from pg_monitor cascade");
        var after = await database.ReadAsync();

        Assert.Equal(["REVOKE GRANT OPTION FOR SELECT ON TABLE public.t FROM pg_monitor CASCADE;"], Statements(before, after));
        Assert.Equal(
            [
                "GRANT SELECT ON TABLE public.t TO pg_monitor WITH GRANT OPTION;",
                """
                -- Privileges that pg_monitor gave or is to give, not the owner: only pg_monitor can run this, so it is left to a session of that role.
                -- GRANT SELECT ON TABLE public.t TO pg_read_all_stats;
                """,
            ],
            Statements(after, before));

        static string[] Statements(Catalog have, Catalog want)
        {
            var table = new ObjectIdentity(ObjectKind.Table, "public.t");
            return [.. Rights.OnAlter("table", "public.t", new ObjectChange(have.Find(table)!, want.Find(table)!), new SqlContext(have, want)).Select(item => item.ToString())];
        }
    }

    [Theory]
    // What the server gives is what is wanted.
    [InlineData("table", "", "create table t (a integer)")]
    [InlineData("table", "grant select on tables to pg_monitor", "create table t (a integer)")]
    [InlineData("function", "revoke execute on functions from public", "create function t() returns integer language sql as 'select 1'")]
    [InlineData("type", "", "create type t as enum ()")]
    // What it gives is less or more.
    [InlineData("table", "", "create table t (a integer); grant select on t to pg_monitor",
        "GRANT SELECT ON TABLE public.t TO pg_monitor")]
    [InlineData("table", "grant select, insert on tables to pg_monitor", "create table t (a integer); revoke insert on t from pg_monitor",
        "REVOKE INSERT ON TABLE public.t FROM pg_monitor")]
    [InlineData("table", "in schema public grant select, insert on tables to pg_monitor", "create table t (a integer); revoke insert on t from pg_monitor",
        "REVOKE INSERT ON TABLE public.t FROM pg_monitor")]
    [InlineData("function", "revoke execute on functions from public",
        "create function t() returns integer language sql as 'select 1'; grant execute on function t() to public",
        "GRANT EXECUTE ON FUNCTION public.t() TO PUBLIC")]
    [InlineData("sequence", "in schema public grant usage on sequences to pg_monitor with grant option",
        "create sequence t; revoke grant option for usage on sequence t from pg_monitor",
        "REVOKE GRANT OPTION FOR USAGE ON SEQUENCE public.t FROM pg_monitor")]
    [InlineData("table", "grant select on tables to pg_monitor", "create table t (a integer); alter table t owner to pg_signal_backend; comment on table t is 'x'",
        "ALTER TABLE public.t OWNER TO pg_signal_backend", "COMMENT ON TABLE public.t IS 'x'")]
    [InlineData("table", "grant select on tables to pg_monitor", "create table t (a integer); alter table t owner to pg_monitor",
        "ALTER TABLE public.t OWNER TO pg_monitor")]
    public async Task of_a_new_object_are_stated_where_the_server_does_not_give_them(string keyword, string defaults, string sql, params string[] expected)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await database.RunAsSuperuserAsync($"alter schema public owner to {database.AdminUser}");
        if (defaults.Length > 0)
            await database.RunAsync($"alter default privileges {defaults}");
        // The owner makes it; giving it away takes a superuser.
        var (make, change) = sql.Split(';', 2) is [var one, var rest] ? (one, rest) : (sql, "select");
        await database.RunAsync(make);
        await database.RunAsSuperuserAsync(change);
        var want = await database.ReadAsync();
        var item = want.Objects.Single(item => item.Identity.Name is "public.t" or "public.t()");

        var statements = Rights.OnCreate(keyword, item.Identity.Name, item, new SqlContext(want, want) { RunsAs = database.AdminUser }).ToImmutableArray();

        Assert.Equal(expected, statements.Select(statement => statement.Text));
    }
}
