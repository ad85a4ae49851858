using Npgsql;
using OpsBuild.Schema.Comparison;
using OpsBuild.Schema.Sql;
using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests.Sql;

/// <summary>
/// Each case makes objects, then changes them. What the catalogs say of both states is enough to take all away, to make it again, and to go between
/// both states, each time without a difference left.
/// </summary>
public sealed class Types_and_routines(PostgresFixture postgres, NewestPostgres newest) : IClassFixture<NewestPostgres>
{
    public static TheoryData<string, string> Cases { get; } = new()
    {
        // Schemas and extensions
        { "create schema \"My app\"; comment on schema \"My app\" is 'a'; grant usage on schema \"My app\" to public", "revoke all on schema \"My app\" from public; comment on schema \"My app\" is null" },
        { "create schema a; create schema b; create extension citext schema a", "alter extension citext set schema b; comment on extension citext is null" },

        // Functions
        {
            "create function f(integer) returns integer language sql as 'select 1'",
            """
            create or replace function f(integer) returns integer language plpgsql immutable strict leakproof security definer parallel safe cost 7
                set search_path = app, "$user", '' set work_mem = '8MB' set datestyle = 'ISO, MDY' as $$ begin return '$'; end $$;
            comment on function f(integer) is 'does';
            """
        },
        {
            "create function f(a integer, inout b text default 'x,y DEFAULT ('')', variadic c integer[] default '{1,2}', out d integer) returns setof record language plpgsql rows 9 as 'begin end'",
            "drop function f; create function f(a integer, inout b text, variadic c integer[], out d integer) returns setof record language plpgsql as 'begin end'"
        },
        {
            "create function f(a integer) returns table (b integer, \"C c\" text) language sql as $$ select 1, '$body$' $$",
            "drop function f; create function f(a integer) returns table (b integer) language sql as 'select 1'"
        },
        {
            "create function f(a integer, b integer default 3) returns integer language sql stable set work_mem = '1MB' as 'select 1'",
            "create or replace function f(a integer, b integer default 4) returns integer language sql stable set work_mem = '2MB' set timezone = 'UTC' as 'select 1'"
        },
        {
            "create function f(a integer) returns integer language sql return a + 1 /* then */ create function g(a integer) returns integer language sql begin atomic select a + 1; select f(a); end",
            "create or replace function g(a integer) returns integer language sql begin atomic select 2; end /* then */ drop function f"
        },
        {
            "create function w(integer) returns bigint language internal window immutable strict as 'window_row_number'",
            "drop function w; create function w(integer) returns bigint language internal stable as 'hashint4'"
        },
        {
            "create function f() returns integer language sql as 'select 1'; create view v as select f() as a; create table t (a integer default f())",
            "drop view v; alter table t alter column a drop default; drop function f(); create function f() returns bigint language sql as 'select 1::bigint'"
        },
        {
            "create procedure p(inout a integer, b text default 'q') language plpgsql security definer set work_mem = '8MB' as $$ begin a := 1; end $$",
            "create or replace procedure p(inout a integer, b text default 'q') language sql as 'select 1'; alter procedure p owner to pg_monitor"
        },

        // Aggregates
        {
            """
            create function add(integer, integer) returns integer language sql immutable as 'select $1 + $2';
            create function fin(integer) returns integer language sql immutable as 'select $1';
            create aggregate total(a integer) (sfunc = add, stype = integer, initcond = '0');
            create aggregate n(*) (sfunc = int8inc, stype = bigint, initcond = '0', parallel = safe);
            """,
            """
            create or replace aggregate total(a integer) (sfunc = add, stype = integer, sspace = 9, initcond = '5', combinefunc = add, finalfunc = fin,
                finalfunc_modify = shareable, msfunc = int4pl, minvfunc = int4mi, mstype = integer, mfinalfunc = fin, mfinalfunc_extra = false, minitcond = '1',
                sortop = operator(pg_catalog.<), parallel = safe);
            comment on aggregate total(integer) is 'x';
            revoke execute on function n() from public;
            """
        },
        {
            """
            create aggregate part(float8 order by anyelement) (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
            create aggregate rnk(variadic "any" order by variadic "any") (sfunc = ordered_set_transition_multi, stype = internal, finalfunc = rank_final, finalfunc_extra, hypothetical);
            """,
            "comment on aggregate part(float8 order by anyelement) is 'x'; drop aggregate rnk(variadic \"any\" order by variadic \"any\")"
        },

        // Enumerations
        { "create type e as enum ('it''s', 'b\\n', 'd')", "alter type e add value 'a' before 'it''s'; alter type e add value 'c' before 'd'; alter type e add value 'z'" },
        { "create type e as enum ('a', 'b'); create table t (e e default 'a')", "alter type e add value 'c' /* then */ alter table t alter column e set default 'c'" },
        { "create type e as enum ('a', 'b', 'c'); create table t (e e default 'a', es e[] default '{a}', primary key (e)); create index i on t (es)", "alter type e rename value 'b' to 'x'" },
        { "create type e as enum (); revoke all on type e from public", "alter type e owner to pg_monitor; grant usage on type e to public" },
        { "create type e as enum ('a'); create function f(e) returns e language sql as 'select $1'", "drop function f; drop type e; create type e as enum ('b', 'c')" },

        // Domains
        {
            "create domain d as character varying(9) collate \"C\" default 'x' not null constraint c check (value <> '')",
            "alter domain d drop default; alter domain d drop not null; alter domain d drop constraint c; alter domain d add constraint c check (value <> 'a') not valid; comment on constraint c on domain d is 'x'"
        },
        {
            "create domain d as integer; alter domain d add constraint c check (value > 1) not valid; create table t (a d)",
            "alter domain d validate constraint c; alter domain d add constraint \"C 2\" check (value > 3); alter domain d set default 5; alter domain d set not null; comment on domain d is 'x'"
        },
        { "create domain d as integer; create function f(d) returns integer language sql as 'select 1'", "drop function f(d); drop domain d; create domain d as bigint" },

        // Composite types
        {
            "create type c as (a integer, \"B b\" text collate \"C\"); comment on column c.\"B b\" is 'b'; create table t (c c)",
            "alter type c drop attribute \"B b\"; alter type c add attribute d numeric(10, 2); comment on column c.d is 'd'"
        },
        {
            "create type c as (a integer, b text)",
            "alter type c alter attribute b type character varying(9) collate \"C\"; alter type c owner to pg_monitor; comment on column c.a is 'a'"
        },

        // Range types
        {
            "create type r as range (subtype = text, subtype_opclass = text_pattern_ops, collation = \"C\")",
            "drop type r; create type r as range (subtype = float8, subtype_diff = float8mi); comment on type r is 'x'"
        },

        // Event triggers
        {
            "create function g() returns event_trigger language plpgsql as 'begin end'; create event trigger t on ddl_command_start when tag in ('CREATE TABLE', 'DROP TABLE') execute function g()",
            "alter event trigger t enable always; comment on event trigger t is 'x'"
        },
        {
            "create function g() returns event_trigger language plpgsql as 'begin end'; create event trigger t on sql_drop execute function g(); alter event trigger t disable",
            "drop event trigger t; create event trigger t on ddl_command_end execute function g(); alter event trigger t enable replica"
        },

        // Default privileges
        {
            "create schema s; alter default privileges in schema s grant select, insert on tables to pg_monitor with grant option; alter default privileges revoke execute on functions from public",
            "alter default privileges in schema s revoke insert on tables from pg_monitor; alter default privileges grant usage on schemas to public; alter default privileges grant execute on functions to public"
        },
        {
            "alter default privileges revoke all on types from public, current_user; alter default privileges for role pg_monitor grant usage on sequences to public",
            "alter default privileges grant usage on types to pg_monitor; create type e as enum ('a'); grant usage on type e to public; create sequence s; create function f() returns integer language sql as 'select 1'"
        },
    };

    /// <summary>What extends PostgreSQL itself, or reaches beyond the database.</summary>
    public static TheoryData<string, string> Beyond { get; } = new()
    {
        {
            "create collation c (provider = libc, lc_collate = 'C', lc_ctype = 'POSIX'); create domain d as text collate c",
            "drop domain d; drop collation c; create collation c (provider = icu, locale = 'de', deterministic = false); comment on collation c is 'x'"
        },
        {
            "create text search dictionary w (template = simple, stopwords = english, accept = false); create text search configuration s (copy = simple); alter text search configuration s alter mapping for word, url with w, simple",
            "alter text search dictionary w (stopwords, accept = true); alter text search configuration s drop mapping for url; alter text search configuration s alter mapping for int with w"
        },
        {
            "create text search parser p (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype); create text search template t (lexize = dsimple_lexize)",
            "drop text search parser p; create text search template u (init = dsimple_init, lexize = dsimple_lexize)"
        },
        {
            """
            create type code;
            create function code_in(cstring) returns code language internal immutable strict as 'int4in';
            create function code_out(code) returns cstring language internal immutable strict as 'int4out';
            create type code (input = code_in, output = code_out, like = integer, category = 'x', default = '7');
            create function same(code, code) returns boolean language internal immutable strict as 'int4eq';
            create function before(code, code) returns boolean language internal immutable strict as 'int4lt';
            create function after(code, code) returns boolean language internal immutable strict as 'int4gt';
            create function compare(code, code) returns integer language internal immutable strict as 'btint4cmp';
            create operator === (function = same, leftarg = code, rightarg = code, commutator = ===, restrict = eqsel);
            create operator <<< (function = before, leftarg = code, rightarg = code, commutator = >>>);
            create operator >>> (function = after, leftarg = code, rightarg = code, commutator = <<<);
            create operator class code_ops default for type code using btree as operator 1 <<<, operator 3 ===, operator 5 >>>, function 1 compare(code, code);
            create cast (code as integer) without function as assignment;
            """,
            """
            alter operator ===(code, code) set (restrict = none, join = eqjoinsel);
            alter operator family integer_ops using btree add operator 1 <<<(code, code), function 1 (code, code) compare(code, code);
            drop cast (code as integer); create cast (code as integer) with inout as implicit; comment on cast (code as integer) is 'x';
            comment on type code is 'x'; alter operator class code_ops using btree owner to pg_monitor; create type shell;
            """
        },
        {
            "create trusted language mine handler plpgsql_call_handler; create type pair as (a integer); create transform for pair language mine (from sql with function varchar_support(internal)); create access method rows type table handler heap_tableam_handler",
            "create or replace trusted language mine handler plpgsql_call_handler inline plpgsql_inline_handler; revoke usage on language mine from public; drop transform for pair language mine; drop access method rows; create access method rows type index handler bthandler"
        },
        {
            "create foreign data wrapper w options (debug 'it''s'); create server s type 't' version '1' foreign data wrapper w options (host 'a', port '1'); create user mapping for public server s; grant usage on foreign server s to public",
            "alter foreign data wrapper w validator postgresql_fdw_validator options (drop debug); alter server s version '2' options (set host 'b', drop port); drop user mapping for public server s; create user mapping for pg_monitor server s"
        },
        { "select lo_create(4711); grant select on large object 4711 to public", "select lo_create(4712); comment on large object 4711 is 'x'" },
        { "create publication news for all tables with (publish = 'insert')", "drop publication news; create publication news with (publish_via_partition_root); comment on publication news is 'x'" },
        { "create conversion latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8", "drop conversion latin; create default conversion latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(Beyond))]
    public Task are_dropped_made_and_changed_as_the_catalog_says(string sql, string change) => LoopAsync(sql, change, isNewest: false);

    [Theory]
    [InlineData("create domain d as integer constraint named not null", "comment on constraint named on domain d is 'it''s'")]
    [InlineData("create domain d as integer constraint named not null", "alter domain d rename constraint named to other")]
    [InlineData("create table t (a integer); grant maintain on t to pg_monitor; create type r as range (subtype = float8, multirange_type_name = many)", "revoke maintain on t from pg_monitor")]
    [InlineData("create domain d as integer", "alter domain d add constraint named not null")]
    public Task of_newer_majors_are_too(string sql, string change) => LoopAsync(sql, change, isNewest: true);

    private async Task LoopAsync(string sql, string change, bool isNewest)
    {
        await using var database = await TemporaryDatabase.CreateAsync(isNewest ? await newest.ServerAsync(Databases.Cancellation) : postgres.Server, Databases.Cancellation);
        var nothing = await ReadAsync(database);
        await RunAsync(database, sql);
        var made = await ReadAsync(database);
        await RunAsync(database, change);
        var changed = await ReadAsync(database);
        Assert.NotEqual(made, changed);

        await ApplyAsync(database, changed, made);
        await ApplyAsync(database, made, changed);
        await ApplyAsync(database, changed, nothing);
        await ApplyAsync(database, nothing, changed);
        await ApplyAsync(database, changed, nothing);
        await ApplyAsync(database, nothing, made);
    }

    // The driver would split a body of the SQL standard at its semicolons.
    private static string AsOne(string sql) => sql.Contains("begin atomic", StringComparison.OrdinalIgnoreCase) ? $"do $do$ begin execute $sql${sql}$sql$; end $do$" : sql;

    // A new label, for one, can only be used by the next transaction.
    private static async Task RunAsync(TemporaryDatabase database, string sql)
    {
        foreach (var part in sql.Split("/* then */"))
            await database.RunAsSuperuserAsync(AsOne(part));
    }

    private static Task<Catalog> ReadAsync(TemporaryDatabase database) =>
        CatalogReader.ReadAsync(database.Superuser, new CatalogOptions(), Databases.Cancellation);

    private static async Task ApplyAsync(TemporaryDatabase database, Catalog have, Catalog want)
    {
        var script = SchemaSql.Between(have, want);
        Assert.Empty(script.Remarks);
        await using var connection = await database.Superuser.OpenConnectionAsync(Databases.Cancellation);
        foreach (var statement in script.Runnable)
        {
            await using var command = new NpgsqlCommand(AsOne(statement.Text), connection);
            try
            {
                await command.ExecuteNonQueryAsync(Databases.Cancellation);
            }
            catch (PostgresException refused)
            {
                Assert.Fail($"{refused.MessageText}\n{statement}\nin\n{script}");
            }
        }

        var left = CatalogComparison.Of(await ReadAsync(database), want, new ComparisonOptions()).EveryDifference;
        Assert.True(left.IsEmpty, $"{string.Join('\n', left)}\nafter\n{script}");
    }
}
