using OpsBuild.Testing;

namespace OpsBuild.Schema.Tests;

/// <summary>One object of a kind with all that can be set, written down attribute by attribute.</summary>
public sealed class Everything_that_is_set(PostgresFixture postgres)
{
    [Theory]
    [InlineData(
        ObjectKind.Table, "app.\"Orders\"",
        """
        create schema app;
        create unlogged table app."Orders" (id bigint primary key, note text) with (fillfactor = 60, autovacuum_enabled = off);
        alter table app."Orders" set (toast.autovacuum_enabled = off), replica identity full, enable row level security, force row level security;
        grant select, update on app."Orders" to pg_monitor with grant option;
        grant select on app."Orders" to public;
        comment on table app."Orders" is 'the orders';
        """,
        """
        kind: table
        persistence: unlogged
        access method: heap
        options: autovacuum_enabled=off | fillfactor=60
        toast options: autovacuum_enabled=off
        replica identity: full
        row security: true
        force row security: true
        owner: ADMIN
        grants: OWNER=DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE | PUBLIC=SELECT | pg_monitor=SELECT*,UPDATE*
        comment: the orders
        """)]
    [InlineData(
        ObjectKind.Table, "app.measured_2025",
        """
        create schema app;
        create table app.measured (at date, value integer) partition by range (at);
        create table app.measured_2025 partition of app.measured for values from ('2025-01-01') to ('2026-01-01') partition by hash (value);
        """,
        """
        kind: partitioned table
        persistence: permanent
        partition of: app.measured
        partition bound: FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')
        partition key: HASH (value)
        replica identity: default
        row security: false
        force row security: false
        owner: ADMIN
        grants: OWNER=DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE
        """)]
    [InlineData(
        ObjectKind.Column, "public.t.\"Id\"",
        """
        create table t (x text, "Id" integer generated always as identity (start 5 increment 2 minvalue 0 maxvalue 99 cache 3 cycle));
        alter table t alter column "Id" set statistics 7, alter column "Id" set (n_distinct = 5, n_distinct_inherited = 6);
        grant select ("Id"), update ("Id") on t to pg_monitor;
        comment on column t."Id" is 'the id';
        """,
        """
        position: 2
        type: integer
        not null: true
        identity: always
        identity start: 5
        identity increment: 2
        identity minimum: 0
        identity maximum: 99
        identity cache: 3
        identity cycle: true
        statistics: 7
        options: n_distinct=5 | n_distinct_inherited=6
        grants: pg_monitor=SELECT,UPDATE
        comment: the id
        """)]
    [InlineData(
        ObjectKind.Column, "public.t.note",
        """
        create table t (note character varying(20) collate "C" default 'none');
        alter table t alter column note set storage external;
        """,
        """
        position: 1
        type: character varying(20)
        collation: pg_catalog."C"
        not null: false
        default: 'none'::character varying
        storage: external
        """)]
    [InlineData(
        ObjectKind.Constraint, "public.orders.customer",
        """
        create table customers (id bigint, part integer, unique (id, part));
        create table orders (id bigint, part integer);
        alter table orders add constraint customer foreign key (id, part) references customers (id, part) match full
            on update cascade on delete set null deferrable initially deferred not valid;
        comment on constraint customer on orders is 'whose';
        """,
        """
        kind: foreign key
        definition: FOREIGN KEY (id, part) REFERENCES public.customers(id, part) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL
        deferrable: initially deferred
        validated: false
        comment: whose
        """)]
    [InlineData(
        ObjectKind.Constraint, "public.t.key",
        """
        create table t (id bigint, note text, constraint key unique (id) include (note) with (fillfactor = 70) deferrable);
        alter table t cluster on key;
        comment on index key is 'index';
        comment on constraint key on t is 'constraint';
        """,
        """
        kind: unique
        definition: UNIQUE (id) INCLUDE (note)
        deferrable: initially immediate
        validated: true
        index valid: true
        index clustered: true
        index options: fillfactor=70
        index comment: index
        comment: constraint
        """)]
    [InlineData(
        ObjectKind.Index, "public.i",
        """
        create table t (a text, b integer, c integer);
        create unique index i on t (lower(a) collate "C" text_pattern_ops desc nulls last, b) include (c)
            with (fillfactor = 70, deduplicate_items = off) where b > 0;
        alter index i alter column 1 set statistics 9;
        alter table t add constraint unrelated check (b > 0);
        comment on index i is 'fast';
        """,
        """
        definition: CREATE UNIQUE INDEX i ON public.t USING btree (lower(a) COLLATE "C" text_pattern_ops DESC NULLS LAST, b) INCLUDE (c) WHERE (b > 0)
        valid: true
        options: deduplicate_items=off | fillfactor=70
        statistics: column 1: 9
        comment: fast
        """)]
    [InlineData(
        ObjectKind.View, "public.v",
        """
        create view v with (security_barrier = true) as select 1 as one;
        revoke all on v from current_user;
        comment on view v is 'some';
        """,
        """
        definition:  SELECT 1 AS one;
        options: security_barrier=true
        owner: ADMIN
        grants: 
        comment: some
        """)]
    [InlineData(
        ObjectKind.MaterializedView, "public.m",
        """
        create materialized view m with (fillfactor = 50) as select 1 as one with no data;
        comment on materialized view m is 'some';
        """,
        """
        definition:  SELECT 1 AS one;
        populated: false
        persistence: permanent
        access method: heap
        options: fillfactor=50
        owner: ADMIN
        grants: OWNER=DELETE,INSERT,REFERENCES,SELECT,TRIGGER,TRUNCATE,UPDATE
        comment: some
        """)]
    [InlineData(
        ObjectKind.Sequence, "public.s",
        """
        create sequence s as integer start 5 increment -2 minvalue -99 maxvalue 7 cache 3 cycle;
        grant usage on sequence s to pg_monitor;
        comment on sequence s is 'down';
        """,
        """
        persistence: permanent
        type: integer
        start: 5
        increment: -2
        minimum: -99
        maximum: 7
        cache: 3
        cycle: true
        owner: ADMIN
        grants: OWNER=SELECT,UPDATE,USAGE | pg_monitor=USAGE
        comment: down
        """)]
    [InlineData(
        ObjectKind.Function, "public.f(integer, text, integer[])",
        """
        create function f(a integer, inout b text default 'x', variadic c integer[] default '{1}', out d integer) returns setof record
            language plpgsql stable strict security definer parallel restricted cost 7 rows 9
            set search_path = '' set work_mem = '8MB' as 'begin end';
        revoke execute on function f from public;
        comment on function f is 'does';
        """,
        """
        arguments: a integer, INOUT b text DEFAULT 'x'::text, VARIADIC c integer[] DEFAULT '{1}'::integer[], OUT d integer
        returns: SETOF record
        language: plpgsql
        body: begin end
        volatility: stable
        strict: true
        leakproof: false
        security: definer
        parallel: restricted
        cost: 7
        rows: 9
        settings: search_path="" | work_mem=8MB
        owner: ADMIN
        grants: OWNER=EXECUTE
        comment: does
        """)]
    [InlineData(
        ObjectKind.Procedure, "public.p(integer)",
        """
        create procedure p(inout a integer) language plpgsql as 'begin a := 1; end';
        comment on procedure p is 'does';
        """,
        """
        arguments: INOUT a integer
        language: plpgsql
        body: begin a := 1; end
        volatility: volatile
        strict: false
        leakproof: false
        security: invoker
        parallel: unsafe
        cost: 100
        owner: ADMIN
        grants: OWNER=EXECUTE | PUBLIC=EXECUTE
        comment: does
        """)]
    [InlineData(
        ObjectKind.Aggregate, "public.total(integer)",
        """
        create aggregate total(integer) (sfunc = int4pl, stype = integer, sspace = 8, initcond = '0', combinefunc = int4pl, finalfunc = int4abs,
            finalfunc_modify = shareable, msfunc = int4pl, minvfunc = int4mi, mstype = integer, minitcond = '1', sortop = <, parallel = safe);
        """,
        """
        kind: normal
        arguments: integer
        returns: integer
        state function: int4pl(integer,integer)
        state type: integer
        state size: 8
        initial value: 0
        final function: int4abs(integer)
        final function modify: shareable
        combine function: int4pl(integer,integer)
        moving state function: int4pl(integer,integer)
        moving inverse function: int4mi(integer,integer)
        moving state type: integer
        moving initial value: 1
        moving final function modify: read only
        sort operator: <(integer,integer)
        parallel: safe
        owner: ADMIN
        grants: OWNER=EXECUTE | PUBLIC=EXECUTE
        """)]
    [InlineData(
        ObjectKind.Trigger, "public.t.g",
        """
        create table t (a integer, b integer);
        create function touch() returns trigger language plpgsql as 'begin return new; end';
        create trigger g before update of a on t for each row when (old.a is distinct from new.a) execute function touch('x');
        alter table t enable replica trigger g;
        comment on trigger g on t is 'touches';
        """,
        """
        definition: CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW WHEN ((old.a IS DISTINCT FROM new.a)) EXECUTE FUNCTION public.touch('x')
        state: replica
        comment: touches
        """)]
    [InlineData(
        ObjectKind.Policy, "public.t.own",
        """
        create table t (a integer);
        create policy own on t as restrictive for update to pg_monitor, current_user using (a > 0) with check (a > 1);
        comment on policy own on t is 'mine';
        """,
        """
        command: update
        kind: restrictive
        roles: pg_monitor | ADMIN
        using: (a > 0)
        with check: (a > 1)
        comment: mine
        """)]
    [InlineData(
        ObjectKind.Enum, "public.mood",
        """
        create type mood as enum ('it''s', 'ok'); alter type mood add value 'so' before 'ok';
        comment on type mood is 'moods';
        """,
        """
        labels: 'it''s', 'so', 'ok'
        owner: ADMIN
        grants: OWNER=USAGE | PUBLIC=USAGE
        comment: moods
        """)]
    [InlineData(
        ObjectKind.Domain, "public.code",
        """
        create domain code as character varying(9) collate "C" default 'x';
        grant usage on domain code to pg_monitor;
        comment on domain code is 'codes';
        """,
        """
        type: character varying(9)
        collation: pg_catalog."C"
        not null: false
        default: 'x'::character varying
        owner: ADMIN
        grants: OWNER=USAGE | PUBLIC=USAGE | pg_monitor=USAGE
        comment: codes
        """)]
    [InlineData(
        ObjectKind.RangeType, "public.span",
        """
        create type span as range (subtype = text, subtype_opclass = text_pattern_ops, collation = "C");
        comment on type span is 'spans';
        """,
        """
        subtype: text
        operator class: pg_catalog.text_pattern_ops
        collation: pg_catalog."C"
        multirange: public.span_multirange
        owner: ADMIN
        grants: OWNER=USAGE | PUBLIC=USAGE
        comment: spans
        """)]
    [InlineData(
        ObjectKind.DefaultPrivileges, "for role ADMIN in schema public on tables",
        """
        alter default privileges in schema public grant select, insert on tables to pg_monitor with grant option;
        alter default privileges in schema public grant select on tables to public;
        """,
        """
        grants: PUBLIC=SELECT | pg_monitor=INSERT*,SELECT*
        """)]
    public async Task is_said(ObjectKind kind, string name, string sql, string expected)
    {
        await using var database = await TemporaryDatabase.CreateAsync(postgres, Databases.Cancellation);
        await database.RunAsSuperuserAsync($"alter schema public owner to {database.AdminUser}");

        await database.RunAsync(sql);

        Assert.Equal(expected, await database.DescribeAsync(kind, name.Replace("ADMIN", database.AdminUser, StringComparison.Ordinal)));
    }
}
