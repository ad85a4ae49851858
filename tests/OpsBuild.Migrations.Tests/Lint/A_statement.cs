using OpsBuild.Migrations.Lint;

namespace OpsBuild.Migrations.Tests.Lint;

/// <summary>What each rule finds and what it lets pass, beyond the examples in its own docs.</summary>
public sealed class A_statement
{
    private const string Orders =
        "create table orders (id bigint primary key, code varchar(10), amount numeric(8, 2), at timestamp, note text, customer_id bigint);";

    [Theory]
    // Destructive
    [InlineData("drop table if exists a, b;", "OB911")]
    [InlineData("DROP FOREIGN TABLE a;", "OB911")]
    [InlineData("alter table orders add column a int, drop column code;", "OB912")]
    [InlineData("alter table orders drop code cascade;", "OB912 OB914")]
    [InlineData("alter type pair drop attribute a;", "OB912")]
    [InlineData("drop owned by somebody;", "OB913")]
    [InlineData("drop schema a, b;", "OB913")]
    [InlineData("drop function f(int, text) cascade;", "OB914 OB955")]
    [InlineData("alter table orders drop constraint orders_pkey cascade;", "OB914")]
    [InlineData("drop type mood;", "OB915")]
    [InlineData("drop materialized view v;", "OB915")]
    [InlineData("drop extension postgis cascade;", "OB914 OB915")]
    [InlineData("truncate table only orders, b restart identity cascade;", "OB914 OB916")]
    [InlineData("with gone as (delete from orders returning *) select count(*) from gone;", "OB917")]
    [InlineData("delete from orders using (select 1 where true) x;", "OB917")]
    [InlineData("delete from only (orders);", "OB917")]
    [InlineData("create table kept as with gone as (delete from orders returning *) select * from gone;", "OB917")]
    [InlineData("with gone as (delete from orders returning *) select * into kept from gone;", "OB917")]
    [InlineData("explain (verbose, analyze) delete from orders;", "OB917")]
    [InlineData("explain analyse delete from orders;", "OB917")]
    [InlineData("explain (analyze off) delete from orders;", "")]
    [InlineData("explain delete from orders;", "")]
    [InlineData("copy (delete from orders returning id) to '/dev/null';", "OB917")]
    [InlineData("ALTER TABLE IF EXISTS ONLY \"public\".\"Orders\" DROP COLUMN IF EXISTS \"Code\" CASCADE;", "OB912 OB914")]
    [InlineData("drop/* x */table--y\n/* /* z */ */\"orders\";", "OB911")]
    [InlineData("do $f$ begin drop table orders; end $f$;", "OB902")]
    [InlineData("alter table orders add constraint c check (code <> '; drop column x') not valid, drop column code;", "OB912")]
    // Lock-heavy
    [InlineData("create unique index on orders (code);", "OB921")]
    [InlineData("create index on only orders (code);", "OB921")]
    [InlineData("create index on only (orders) (code);", "OB921")]
    [InlineData("create index on only elsewhere (code);", "")]
    [InlineData("drop index if exists a, b;", "OB922")]
    [InlineData("reindex table orders;", "OB923")]
    [InlineData("alter table orders alter code set not null, alter note set not null;", "OB924")]
    [InlineData("alter table orders add constraint n not null code;", "OB924")]
    [InlineData("alter table orders add constraint n not null code not valid;", "")]
    [InlineData("alter table orders add constraint c check (code <> '') not enforced, add column c int check (c > 0) not enforced;", "")]
    [InlineData("alter domain positive set not null;", "OB924")]
    [InlineData("alter domain positive add constraint c check (value > 1);", "OB926")]
    [InlineData("alter domain positive add constraint c check (value > 1) not valid; alter domain positive validate constraint c;", "")]
    [InlineData("create domain d as int; alter domain d set not null; alter domain d add check (value > 1);", "")]
    [InlineData("alter table orders add foreign key (customer_id) references customers;", "OB925")]
    [InlineData("alter table orders add column c bigint references customers;", "")]
    [InlineData("alter table orders add column c bigint default 1 references customers;", "OB925")]
    [InlineData("alter table orders add column c int check (c > 0), add check (id > 0) not valid;", "OB926")]
    [InlineData("alter table orders add column c int unique;", "OB927")]
    [InlineData("alter table orders add primary key (id);", "OB927")]
    [InlineData("alter table orders add constraint k unique nulls not distinct (code) using index tablespace fast;", "OB927")]
    [InlineData("alter table orders add constraint k primary key using index k_idx;", "")]
    [InlineData("alter table orders add exclude using gist (note with =);", "OB928")]
    [InlineData("alter table orders alter code type text;", "")]
    [InlineData("alter table orders alter code type varchar(9);", "OB931")]
    [InlineData("alter table orders alter code type varchar(11) using code::varchar(11);", "")]
    [InlineData("alter table orders alter code type varchar(11) using upper(code);", "OB931")]
    [InlineData("alter table orders alter amount type numeric(10, 2);", "")]
    [InlineData("alter table orders alter amount type numeric(10, 3);", "OB931")]
    [InlineData("alter table orders alter at type timestamptz;", "OB931")]
    [InlineData("alter table elsewhere alter at type text;", "OB931")]
    [InlineData("alter table orders add column c bigserial;", "OB932")]
    [InlineData("alter table orders add column c timestamptz not null default now(), add d text default 'random()';", "")]
    [InlineData("alter table orders add column c int default my_own(1);", "OB932")]
    [InlineData("alter table orders add column c tsvector generated always as (to_tsvector('simple', note)) stored;", "OB932")]
    [InlineData("alter table orders add column c text generated always as (upper(note)) virtual;", "")]
    [InlineData("alter table orders set tablespace fast;", "OB933")]
    [InlineData("alter index orders_pkey set tablespace fast;", "OB933")]
    [InlineData("alter materialized view v set tablespace fast;", "OB933")]
    [InlineData("alter table all in tablespace slow set tablespace fast;", "OB933")]
    [InlineData("alter index all in tablespace slow owned by somebody set tablespace fast;", "OB933")]
    [InlineData("alter sequence numbers set logged;", "")]
    [InlineData("alter table orders alter code type varchar(10) collate \"C\";", "OB931")]
    [InlineData("alter table orders alter amount type numeric(8, 2) using amount::numeric(8, 2) / 100;", "OB931")]
    [InlineData("cluster;", "OB935 OB941")]
    [InlineData("refresh materialized view concurrently v;", "")]
    [InlineData("lock orders in share mode nowait;", "OB937")]
    [InlineData("alter table only events detach partition events_1;", "OB938")]
    [InlineData("alter table events detach partition events_1 finalize;", "")]
    // Transactions
    [InlineData("vacuum orders;", "OB941")]
    [InlineData("reindex (concurrently) table orders;", "OB941")]
    [InlineData("start transaction; savepoint a; rollback to a; end;", "OB942")]
    // Breaking
    [InlineData("alter view v rename to w;", "OB951")]
    [InlineData("alter index i rename to j;", "")]
    [InlineData("alter table orders rename to o; create view orders as select * from o;", "")]
    [InlineData("alter table orders rename note to notes;", "OB952")]
    [InlineData("alter table orders rename constraint a to b;", "")]
    [InlineData("alter type mood rename value 'a' to 'b';", "OB953")]
    [InlineData("alter type pair rename attribute a to b;", "OB952")]
    [InlineData("alter schema a rename to b;", "OB953")]
    [InlineData("alter function f(int) set schema b;", "OB954")]
    [InlineData("drop view v; create view v as select 1;", "")]
    [InlineData("drop view v; create view w as select 1;", "OB955")]
    [InlineData("drop function f(int); create function f(a bigint) returns int language sql as 'select 1';", "")]
    [InlineData("drop operator === (int, int);", "OB955")]
    [InlineData("drop operator if exists s.=== (int, int), s.!== (int, int) cascade;", "OB914 OB955")]
    [InlineData("alter table orders add column c int not null, add d int;", "OB956")]
    // Rows
    [InlineData("insert into orders (id) values (1);", "")]
    [InlineData("create index on orders (code); insert into orders (id) values (1);", "OB921 OB971")]
    [InlineData("create table lines (order_id bigint references orders); update orders set note = '' where id = 1;", "OB971")]
    [InlineData("comment on table orders is ''; update orders set note = '' where id = 1;", "")]
    [InlineData("update orders set note = '';", "OB972")]
    [InlineData("update only (orders) set note = '';", "OB972")]
    // Settings
    [InlineData("set role owner;", "OB981")]
    [InlineData("set session work_mem = '1GB'; reset work_mem;", "")]
    [InlineData("set work_mem to '1GB'; reset all;", "")]
    [InlineData("set time zone 'UTC';", "OB981")]
    [InlineData("set time zone 'UTC'; set time zone local;", "")]
    [InlineData("set time zone 'UTC'; reset timezone;", "")]
    [InlineData("select set_config('search_path', '', is_local => true);", "")]
    [InlineData("select 1, set_config('search_path', '', false);", "OB981")]
    [InlineData("set local time zone 'UTC'; set transaction read only; set constraints all deferred;", "")]
    [InlineData("select pg_catalog.set_config('search_path', '', false);", "OB981")]
    [InlineData("select set_config('search_path', '', true);", "")]
    // What is not judged
    [InlineData("call p();", "OB902")]
    [InlineData("select public.create_hypertable('orders', 'at');", "OB902")]
    [InlineData("select setval('numbers', 5);", "")]
    [InlineData("select * from create_hypertable('orders', 'at');", "OB902")]
    [InlineData("select 1, (2 + coalesce(tidy(3), 0)) from orders;", "OB902")]
    [InlineData("select distinct on (id) case when id is distinct from 1 then tidy(id) end from orders;", "OB902")]
    [InlineData("with done as (select tidy(1)) select * from done;", "OB902")]
    [InlineData("select count(*) filter (where id in (1)), max(id) over (order by id), id::numeric(8, 2), array(values (1)) from orders o (id);", "")]
    [InlineData("select * from generate_series(1, 2) g (n), unnest(array[1]) u, rows from (jsonb_each('{}')) r;", "")]
    [InlineData("select 'drop table orders; truncate orders'; comment on table orders is 'drop table x';", "")]
    [InlineData("/* drop table orders; */ select 1; -- truncate orders;", "")]
    [InlineData("create function f() returns void language plpgsql as $$ begin truncate orders; end $$;", "")]
    public void breaks_the_rules_that_are_about_it(string sql, string codes) =>
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Linted.Codes(Orders, sql));

    [Theory]
    [InlineData("create table if not exists t (id int); create view if_not as select 1;", "OB961")]
    [InlineData("create or replace view v as select 1; create table if not exists t (id int);", "")]
    [InlineData("create extension hstore; create sequence s;", "OB961")]
    [InlineData("alter table orders add column c text; alter table orders add if not exists d text;", "OB961")]
    [InlineData("alter type mood add value 'b';", "OB961")]
    [InlineData("alter table orders drop constraint if exists c, drop constraint d;", "OB962")]
    [InlineData("drop function if exists f(int); drop function g(int);", "OB955 OB962")]
    [InlineData("set local work_mem = '1GB';", "OB963")]
    [InlineData("vacuum (full false) orders; create index concurrently if not exists i on orders (code);", "")]
    [InlineData("update orders set note = '' where id = 1; alter table orders add column if not exists c text;", "")]
    public void breaks_the_rules_for_files_without_a_transaction(string sql, string codes) =>
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Linted.Codes(Orders, $"-- atlas:txmode none\n\n{sql}"));

    [Theory]
    [InlineData("create table t (id int); create index on t (id);", "")]
    [InlineData("create table public.t (id int); create index on t (id); alter table public.t alter id set not null;", "")]
    [InlineData("create table t (id int); create index on public.t (id); drop table t;", "")]
    [InlineData("create table \"T\" (id int); create index on \"T\" (id);", "")]
    [InlineData("create table T (id int); create index on \"t\" (id); create index on t (id);", "")]
    [InlineData("create table \"T\" (id int); create index on t (id);", "OB921")]
    [InlineData("create table if not exists t (id int); create index on t (id);", "OB921")]
    [InlineData("create table a.t (id int); create index on b.t (id);", "OB921")]
    [InlineData("create table s.orders (id int); create index on orders (id);", "OB921")]
    [InlineData("create table t as select 1 as id; alter table t add primary key (id);", "")]
    [InlineData("select 1 as id into t; create unique index on t (id);", "")]
    [InlineData("create table p partition of orders for values in (1); create index on p (id);", "")]
    [InlineData("create temp table t (id int); delete from t; update t set id = 1; truncate t; drop table pg_temp.t;", "")]
    [InlineData("create temp table orders as select * from public.orders; delete from orders; drop table orders;", "")]
    [InlineData("create temp table orders (id int); drop table public.orders;", "OB911")]
    [InlineData("create temp table orders (id int); drop table orders; drop table orders;", "OB911")]
    [InlineData("create temp view orders as select 1; drop view orders; truncate orders;", "OB916")]
    [InlineData("create table t (id int); drop table archive.t; truncate archive.t; delete from archive.t;", "OB911 OB916 OB917")]
    [InlineData("create table t (id int); alter table archive.t drop column id cascade;", "OB912 OB914")]
    [InlineData("create table archive.t (id int); drop table t;", "OB911")]
    [InlineData("create table public.t (id int); truncate t; delete from t; drop table t;", "")]
    [InlineData("create table t (id int) partition by range (id); create index on only t (id);", "")]
    [InlineData("create table t_new (id int); alter table t_new rename to t; create index on t (id);", "")]
    [InlineData("create table t (id int); alter table t set schema s; create index on s.t (id);", "")]
    [InlineData("create table t (id int); drop table t; create index on t (id);", "OB921")]
    [InlineData("create materialized view v as select 1 as a; create unique index on v (a); refresh materialized view v; drop materialized view v;", "")]
    [InlineData("create table t (id int); create index i on t (id); drop index i; insert into t values (1);", "")]
    [InlineData("alter table orders add column c text; alter table orders drop column c;", "")]
    [InlineData("alter table orders add column c int; alter table orders alter c type bigint;", "")]
    [InlineData("create type mood as enum ('a'); alter type mood add value 'b'; create table t (m mood default 'b'); drop type mood;", "")]
    [InlineData("create schema s; create table s.t (id int); alter schema s rename to r; drop schema r;", "")]
    [InlineData("create function f() returns int language sql as 'select 1'; drop function f();", "")]
    [InlineData("create view v as select 1; alter view v rename to w; drop view w;", "")]
    public void is_judged_by_whether_its_table_was_made_in_the_same_file(string sql, string codes) =>
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Linted.Codes(Orders, sql));

    [Theory]
    [InlineData("alter table orders add constraint c check (code is not null) not valid;",
        "alter table orders validate constraint c; alter table orders alter code set not null;", "")]
    [InlineData("alter table orders add constraint c check (code is not null and id > 0);",
        "alter table public.orders alter code set not null;", "")]
    [InlineData("alter table orders add constraint c check (code is not null) not valid;", "alter table orders alter code set not null;",
        "OB924")]
    [InlineData("alter table orders add constraint c check (code is not null);",
        "alter table orders drop constraint c; alter table orders alter code set not null;", "OB924")]
    [InlineData("alter table orders add constraint c check (code is not null or id > 0);", "alter table orders alter code set not null;",
        "OB924")]
    [InlineData("alter table orders add constraint c check (code is not null);",
        "alter table orders rename code to codes; alter table orders alter codes set not null;", "OB952")]
    [InlineData("alter table orders add constraint c check (code is not null); alter table orders rename constraint c to d;",
        "alter table orders drop constraint d; alter table orders alter code set not null;", "OB924")]
    [InlineData("alter table orders add constraint n not null code not valid;",
        "alter table orders validate constraint n; alter table orders alter code set not null;", "")]
    [InlineData("alter table orders add column c text check (c is not null);", "alter table orders alter c set not null;", "")]
    [InlineData("alter table orders alter code type text;", "alter table orders alter code type varchar(20);", "OB931")]
    [InlineData("alter table orders add column c varchar(3);", "alter table orders alter c type varchar(4);", "")]
    [InlineData("create function tag() returns text language sql stable as 'select 1';",
        "alter table orders add column c text default tag();", "")]
    [InlineData("alter table orders rename to sales;", "alter table sales alter amount type numeric(9, 2);", "")]
    [InlineData("create index i on orders (code);", "drop index i;", "OB922")]
    [InlineData("create table t (id int) partition by range (id);", "create index on only t (id);", "")]
    [InlineData("create temp table orders (code text);", "alter table orders alter code type varchar(11);", "")]
    [InlineData("create domain d as int;", "alter table orders add column c d;", "")]
    [InlineData("create domain d as int check (value > 0);", "alter table orders add column c d;", "OB932")]
    [InlineData("create domain s.d as int; alter domain s.d add constraint p check (value > 0) not valid;",
        "alter table orders add column c s.d, add column e other.d, add column f s.d[];", "OB932")]
    [InlineData("alter table orders add constraint c check (code is not null) not enforced;", "alter table orders alter code set not null;",
        "OB924")]
    public void is_judged_by_what_earlier_files_made(string earlier, string sql, string codes) =>
        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), Linted.Codes(Orders, earlier, sql));

    [Theory]
    [InlineData("create index on orders (code);", "OB921 OB961")]
    [InlineData("vacuum orders;", "")]
    [InlineData("set local work_mem = '1GB';", "OB963")]
    [InlineData("drop operator === (int, int);", "OB955 OB962")]
    [InlineData("-- atlas:txmode file\n\nvacuum orders;", "OB941")]
    public void in_a_file_that_says_nothing_is_judged_by_the_mode_of_the_run(string sql, string codes)
    {
        var linter = new MigrationLinter(LintConfiguration.Default) { TransactionMode = TransactionMode.None };
        var file = Files.File("20260101000000_file.sql", sql);

        var found = linter.Lint([file]).Findings.Select(finding => finding.Code).Order(StringComparer.Ordinal);

        Assert.Equal(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), found);
    }

    [Fact]
    public void is_found_where_it_stands()
    {
        var findings = Linted.Findings(Orders,
            "-- first\n\n  create table é (a int); /* x */ drop table\n  \"ö\", orders;\nalter table orders\n  add column a int,\n  /* b */ drop column code;\n");

        Assert.Equal(
            ["20260101000001_file.sql:4:3 OB911", "20260101000001_file.sql:4:8 OB911", "20260101000001_file.sql:7:11 OB912"],
            findings.Select(finding => $"{finding.Place} {finding.Code}"));
    }

    [Fact]
    public void is_told_errors_first()
    {
        var findings = Linted.Findings(Orders, "create index on orders (code);\nset role x;\ndrop table orders;\n");

        Assert.Equal(["OB911", "OB921", "OB981"], findings.Select(finding => finding.Code));
        Assert.Equal("""
            20260101000001_file.sql:3:12: error OB911: table orders is dropped
              why: The rows are gone once the migration commits; only a backup has them, and code that still asks for them fails.
            """, findings[0].ToString()[..findings[0].ToString().IndexOf("\n  do:", StringComparison.Ordinal)]);
    }

    [Theory]
    [InlineData("create table c\u043Ede (id int);", "OB991", 15)]
    [InlineData("create table \"\u0441\u043E\u0440\" (id int);", "OB991", 15)]
    [InlineData("s\u0435lect 1;", "OB991", 2)]
    [InlineData("create table \uFF41bc (id int);", "OB991", 14)]
    [InlineData("select\u00A01;", "OB992", 7)]
    [InlineData("select \u2018a\u2019;", "OB992", 8)]
    [InlineData("select a\u2013b from t;", "OB992", 9)]
    [InlineData("select ab\u200B from t;", "OB992", 10)]
    [InlineData("select 'a\u202Eb';", "OB992", 10)]
    public void with_letters_that_deceive_is_found(string sql, string code, int column)
    {
        var finding = Assert.Single(Linted.Findings(sql), one => one.Code == code);

        Assert.Equal(column, finding.Position.Column);
    }

    [Theory]
    [InlineData("create table größe (größe int, \"naïve\" text);")]
    [InlineData("create table \u0446\u0435\u043D\u044B (\u0438\u043C\u044F text);")]
    [InlineData("create table 価格 (名前 text);")]
    [InlineData("create table t (note text default 'c\u043Ede \u2013 \u00A0');")]
    [InlineData("/* c\u043Ede \u2019 */ select 1; -- \u00A0x\u043E")]
    public void with_letters_of_other_languages_is_let_pass(string sql) => Assert.Empty(Linted.Findings(sql));

    [Theory]
    [InlineData("select 'x", 1, 8)]
    [InlineData("select 1;\n\\i other.sql\n", 2, 1)]
    [InlineData("-- atlas:txmode none\r\n\r\nselect 1;\r\n", 1, 1)]
    [InlineData("-- atlas:txmode sometimes\n\nselect 1;\n", 1, 1)]
    public void that_cannot_be_read_is_an_error(string sql, int line, int column)
    {
        var finding = Assert.Single(Linted.Findings(sql));

        Assert.Equal(("OB901", LintSeverity.Error, line, column),
            (finding.Code, finding.Severity, finding.Position.Line, finding.Position.Column));
    }

    [Fact]
    public void between_delimiters_of_the_files_own_is_judged_by_itself()
    {
        var findings = Linted.Findings(
            "-- atlas:delimiter //\ncreate table t (id int);\n-- opsbuild:nolint OB911 empty\ndrop table a;\ndrop table b\n//\ndrop table c //");

        Assert.Equal([5, 7], findings.Select(finding => finding.Position.Line));
    }
}
