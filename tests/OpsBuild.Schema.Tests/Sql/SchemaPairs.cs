namespace OpsBuild.Schema.Tests.Sql;

/// <summary>Two states of a database that differ in several things at once, each of which has to wait for others.</summary>
internal static class SchemaPairs
{
    /// <param name="What">What is special, unique.</param>
    /// <param name="Before">The statements of the first state.</param>
    /// <param name="After">The statements of the second state, from nothing.</param>
    /// <param name="Since">The first major that knows the statements.</param>
    public sealed record Pair(string What, string Before, string After, int Since = 13);

    public static IReadOnlyList<Pair> All { get; } =
    [
        new("two tables that point to each other",
            "",
            """
            create table a (id integer primary key, b_id integer);
            create table b (id integer primary key, a_id integer references a);
            alter table a add foreign key (b_id) references b;
            """),
        new("names that need quotes",
            """create schema "Ä ""x"" .y"; create table "Ä ""x"" .y"."a.b" ("Id" integer);""",
            """
            create schema "Ä ""x"" .y";
            create table "Ä ""x"" .y"."a.b" ("Id" integer primary key, "sel ect" text collate "C" default 'it''s;', "t.u" serial not null unique,
                "x""y" bigint generated always as identity, constraint "c.c" check ("sel ect" <> '--'));
            create index "I.x" on "Ä ""x"" .y"."a.b" ("sel ect" desc, lower("sel ect")) where "Id" > 0;
            create view "Ä ""x"" .y"."V.v" as select "Id", "sel ect" as "a b" from "Ä ""x"" .y"."a.b";
            comment on column "Ä ""x"" .y"."V.v"."a b" is 'of a view';
            create function "Ä ""x"" .y"."F f"() returns trigger language plpgsql as 'begin return null; end';
            create trigger "t t" after insert on "Ä ""x"" .y"."a.b" for each row execute function "Ä ""x"" .y"."F f"();
            create policy "p p" on "Ä ""x"" .y"."a.b" using ("Id" > 0);
            create rule "r r" as on update to "Ä ""x"" .y"."V.v" do instead nothing;
            """),
        new("a default that calls a function of the table's own rows",
            "create table t (id integer)",
            """
            create table t (id integer);
            create function of_row(r t) returns integer language sql immutable as 'select 1';
            alter table t add column late integer default of_row(null);
            alter table t add column made integer generated always as (id + 1) stored;
            create table other (a t, b integer default of_row(null), c integer);
            create table pieces (id integer);
            create function of_piece(r pieces[]) returns integer language sql immutable as 'select 1';
            alter table pieces add column made integer generated always as (of_piece(null)) stored, add column last text;
            """),
        new("views on views on a column whose type changes",
            """
            create table t (id integer, n integer, note text);
            create view v1 as select id, n from t;
            create view v2 as select n + 1 as m from v1;
            create materialized view v3 as select m from v2;
            create unique index v3_m on v3 (m);
            create materialized view v4 as select m from v3 with no data;
            grant select on v2 to pg_monitor;
            comment on view v2 is 'kept';
            alter view v1 alter column n set default 3;
            create rule r as on insert to v1 do instead insert into t values (new.id, new.n);
            create index on t (n);
            alter table t add check (n > 0);
            create function f() returns setof v2 language sql as 'select null::integer';
            """,
            """
            create table t (id integer, n bigint, note text);
            create view v1 as select id, n from t;
            create view v2 as select n + 1 as m from v1;
            create materialized view v3 as select m from v2;
            create unique index v3_m on v3 (m);
            create materialized view v4 as select m from v3;
            grant select on v2 to pg_monitor;
            comment on view v2 is 'kept';
            alter view v1 alter column n set default 3;
            create rule r as on insert to v1 do instead insert into t values (new.id, new.n);
            create index on t (n);
            alter table t add check (n > 0);
            create function f() returns setof v2 language sql as 'select null::integer';
            """),
        new("a function that gets another result, and what calls it",
            """
            create function f(a integer) returns integer language sql immutable as 'select 1';
            create table t (id integer default f(1), note text, constraint fits check (f(id) > 0));
            create index on t (f(id));
            create view v as select f(id) as x from t;
            create policy p on t using (f(id) = 1);
            """,
            """
            create function f(a integer) returns bigint language sql immutable as 'select 1::bigint';
            create table t (id integer default f(1), note text, constraint fits check (f(id) > 0));
            create index on t (f(id));
            create view v as select f(id) as x from t;
            create policy p on t using (f(id) = 1);
            """),
        new("partitions that come, go and change",
            """
            create table m (at date not null, v integer, k integer, constraint positive check (v > 0)) partition by range (at);
            create table m1 partition of m for values from ('2025-01-01') to ('2025-02-01');
            create table m2 partition of m for values from ('2025-02-01') to ('2025-03-01');
            create table m_gone partition of m for values from ('2025-04-01') to ('2025-05-01');
            create index m_v on m (v);
            create table keys (k integer primary key);
            """,
            """
            create table keys (k integer primary key);
            create table m (at date not null, v integer, k integer references keys, constraint positive check (v > 0), primary key (at)) partition by range (at);
            create table m1 partition of m for values from ('2025-01-01') to ('2025-02-15');
            create table m2 (at date not null, v integer, k integer, constraint positive check (v > 0));
            create table m3 partition of m for values from ('2025-03-01') to ('2025-04-01') partition by list (at);
            create table m3_1 partition of m3 for values in ('2025-03-05');
            create table m_rest partition of m default;
            create index m_v on m (v);
            create unique index m_at_k on m (at, k);
            create function touch() returns trigger language plpgsql as 'begin return new; end';
            create trigger touched before insert on m for each row execute function touch();
            alter table m3_1 disable trigger touched;
            create table refers (at date references m);
            """),
        new("tables that inherit",
            """
            create table p1 (id integer not null, note text default 'x', constraint small check (id < 10));
            create table c () inherits (p1);
            """,
            """
            create table p1 (id integer not null, note text default 'x', added integer default 5, constraint small check (id < 10), constraint big check (id > -10));
            create table p2 (id integer not null, more text);
            create table c () inherits (p1);
            create table d (id integer not null, own integer) inherits (p1, p2);
            alter table only d alter column note set default 'y';
            alter table d alter column note set not null;
            comment on column d.note is 'd';
            alter table d alter column id set statistics 5;
            """),
        new("a serial column, an identity column and a sequence of its own",
            """
            create sequence alone as integer increment -1;
            create table t (a integer, b integer not null, c integer);
            create sequence shared; alter table t alter column c set default nextval('shared');
            """,
            """
            create sequence alone start 3 increment 2 minvalue 2 maxvalue 99 cache 7 cycle;
            create table t (a serial, b integer not null generated always as identity (sequence name s_of_b start 5), c integer);
            create sequence shared owned by t.c;
            grant usage on s_of_b to pg_monitor;
            """),
        new("a name that goes from a table to a view and from an index to a constraint",
            """
            create table thing (id integer); create table t (id integer not null); create unique index u on t (id); create view w as select id from thing;
            """,
            """
            create table stored (id integer); create view thing as select id from stored; create table t (id integer not null, constraint u unique (id));
            create view w as select id from thing;
            """),
        new("another primary key, and what points to it",
            """
            create table t (id integer not null, code text not null, primary key (id));
            create table u (t_id integer references t);
            alter table t replica identity using index t_pkey;
            """,
            """
            create table t (id integer not null, code text not null, constraint t_pkey primary key (id) include (code), unique (code));
            create table u (t_id integer, foreign key (t_id) references t (id) on delete cascade);
            alter table t replica identity using index t_code_key;
            """),
        new("types of all kinds that columns are of",
            "create type mood as enum ('a', 'b'); create table t (id integer, m text, e text, n integer[]);",
            """
            create type mood as enum ('a', 'b');
            create domain email as text check (value like '%@%');
            create type pair as (a integer, b mood);
            create type span as range (subtype = float8);
            create table t (id integer, m mood default 'b', e email, n bigint[], p pair, ps pair[], s span, u uuid);
            """),
        new("everything a table can have set",
            "create table t (id integer, a text, b numeric(10, 2), c timestamp);",
            """
            create unlogged table t (id integer, a varchar(20) collate "C" default 'x', b numeric(10, 4), c timestamptz)
                with (fillfactor = 50, autovacuum_enabled = off, toast.autovacuum_enabled = off);
            alter table t alter a set storage external, alter a set statistics 7, alter a set (n_distinct = 5, n_distinct_inherited = -0.5);
            alter table t enable row level security; alter table t force row level security; alter table t replica identity full;
            grant select (a), update (b) on t to pg_monitor; grant select on t to public;
            comment on table t is E'two\nlines; -- and ''more'''; comment on column t.a is 'x';
            create index i on t (a text_pattern_ops, b desc nulls last) with (fillfactor = 60) where a <> ' WHERE ';
            create index lowered on t (lower(a)); alter index lowered alter column 1 set statistics 3;
            alter table t cluster on lowered;
            """),
        new("not-null constraints with names and constraints that are not enforced",
            "create table p (id integer, n integer); create table t (id integer, n integer not null, p_id integer, v integer)",
            """
            create table p (id integer constraint p_there not null no inherit, n integer, primary key (n));
            create table t (id integer, n integer constraint other_name not null, p_id integer references p not enforced, v integer generated always as (n * 2) virtual,
                constraint c check (id > 0) not enforced);
            alter table t add constraint later not null id not valid;
            comment on constraint other_name on t is 'named';
            """, 18),
        new("function bodies that the server knows",
            "create table t (id integer); create function one() returns integer language sql return 1; create view v as select one() as x;",
            """
            create table t (id bigint, x integer);
            create function two() returns integer language sql return 2;
            create function one() returns integer language sql return (select max(id)::integer + two() from t);
            create view v as select one() as x;
            """, 14),
    ];
}
