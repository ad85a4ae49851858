namespace OpsBuild.Schema.Tests.Differences;

/// <summary>
/// Statements that change one thing in <see cref="OneOfEach"/>, and what a catalog says of it: <c>kind name: attribute</c> for a change,
/// <c>+ kind name</c> and <c>- kind name</c> for what comes and goes. ADMIN stands for the owner's name.
/// </summary>
internal static class SingleDifferences
{
    /// <param name="Sql">The statements, run as the superuser.</param>
    /// <param name="Expected">What differs then; nothing, where the statements change data only or undo themselves.</param>
    /// <param name="Since">The first major that knows the statements.</param>
    public sealed record Case(string Sql, string[] Expected, int Since);

    public static IReadOnlyList<Case> All { get; } =
    [
        // Schemas and extensions
        One("create schema extra", "+ schema extra"),
        One("drop schema other", "- schema other", "- default privileges for role ADMIN in schema other on tables"),
        One("alter schema app owner to pg_monitor", "schema app: owner"),
        One("grant usage on schema app to pg_monitor", "schema app: grants"),
        One("revoke create on schema app from ADMIN", "schema app: grants"),
        One("comment on schema app is 'the shop'", "schema app: comment"),
        One("comment on schema public is 'mine'", "schema public: comment"),
        One("alter extension citext set schema other", "extension citext: schema"),
        One("comment on extension citext is 'x'", "extension citext: comment"),
        One("update pg_extension set extversion = '0.1' where extname = 'citext'", "extension citext: version"),

        // Tables
        One("alter table app.parent set unlogged", "table app.parent: persistence"),
        One("alter table app.parent set (fillfactor = 50)", "table app.parent: options"),
        One("alter table app.orders set (toast.autovacuum_enabled = off)", "table app.orders: toast options"),
        One("alter table app.orders replica identity full", "table app.orders: replica identity"),
        One("alter table app.orders alter column id set not null, replica identity using index orders_pkey",
            "table app.orders: replica identity"),
        One("alter table app.orders enable row level security", "table app.orders: row security"),
        One("alter table app.orders force row level security", "table app.orders: force row security"),
        One("alter table app.parent owner to pg_monitor", "table app.parent: owner"),
        One("grant select on app.orders to pg_monitor", "table app.orders: grants"),
        One("grant select on app.orders to public", "table app.orders: grants"),
        One("comment on table app.orders is 'x'", "table app.orders: comment"),
        One("alter table app.child no inherit app.parent", "table app.child: inherits", "column app.child.id: inherited"),
        One("alter table app.measured detach partition app.measured_2025",
            "table app.measured_2025: partition of", "table app.measured_2025: partition bound",
            "column app.measured_2025.at: inherited", "column app.measured_2025.value: inherited"),
        One("create table app.measured_rest partition of app.measured default",
            "+ table app.measured_rest", "+ column app.measured_rest.at", "+ column app.measured_rest.value"),
        One("alter foreign table app.remote options (set table_name 'z')", "table app.remote: foreign options"),
        One("alter table app.orders rename to purchases; alter table app.purchases rename to orders"),

        // Columns
        One("alter table app.parent add column extra text", "+ column app.parent.extra", "+ column app.child.extra"),
        One("alter table app.orders drop column during; alter table app.orders add column during int4range",
            "- constraint app.orders.orders_during_excl", "column app.orders.during: position", "column app.orders.serial_no: position"),
        One("alter table app.customers alter column name type character varying(20)", "column app.customers.name: type"),
        One("alter table app.customers alter column name type text collate \"C\"", "column app.customers.name: collation"),
        One("drop table app.child", "- table app.child", "- column app.child.id"),
        One("alter table app.orders alter column amount set default 1", "column app.orders.amount: default"),
        One("alter table app.orders alter column amount drop default", "column app.orders.amount: default"),
        One("alter table app.orders alter column at set default clock_timestamp()", "column app.orders.at: default"),
        One("alter table app.orders alter column customer_id set not null", "column app.orders.customer_id: not null"),
        One("alter table app.orders alter column id set generated always", "column app.orders.id: identity"),
        One("alter table app.orders alter column id set start 5", "column app.orders.id: identity start"),
        One("alter table app.orders alter column id set increment 5", "column app.orders.id: identity increment"),
        One("alter table app.orders alter column id set minvalue 0", "column app.orders.id: identity minimum"),
        One("alter table app.orders alter column id set maxvalue 99", "column app.orders.id: identity maximum"),
        One("alter table app.orders alter column id set cache 5", "column app.orders.id: identity cache"),
        One("alter table app.orders alter column id set cycle", "column app.orders.id: identity cycle"),
        One("alter table app.orders alter column doubled drop expression",
            "column app.orders.doubled: generated", "column app.orders.doubled: generation expression"),
        One("alter table app.orders alter column doubled set expression as (amount * 3)",
            "column app.orders.doubled: generation expression", since: 17),
        One("alter table app.customers alter column name set storage external", "column app.customers.name: storage"),
        One("alter table app.customers alter column name set compression pglz", "column app.customers.name: compression", since: 14),
        One("alter table app.customers alter column name set statistics 500", "column app.customers.name: statistics"),
        One("alter table app.customers alter column name set (n_distinct = 5)", "column app.customers.name: options"),
        One("alter foreign table app.remote alter column id options (set column_name 'z')", "column app.remote.id: foreign options"),
        One("grant update (name) on app.customers to pg_monitor", "column app.customers.name: grants"),
        One("comment on column app.customers.name is 'x'", "column app.customers.name: comment"),
        One("alter view app.order_notes alter column note set default 'x'", "+ column app.order_notes.note"),
        One("comment on column app.order_notes.note is 'x'", "+ column app.order_notes.note"),

        // Constraints
        One("alter table app.customers add constraint named check (name <> '')", "+ constraint app.customers.named"),
        One("alter table app.orders drop constraint orders_amount_check", "- constraint app.orders.orders_amount_check"),
        One("alter table app.orders validate constraint orders_late_check", "constraint app.orders.orders_late_check: validated"),
        One("alter table app.orders alter constraint orders_customer_fkey deferrable",
            "constraint app.orders.orders_customer_fkey: deferrable"),
        One("alter table app.orders alter constraint orders_customer_fkey deferrable initially deferred",
            "constraint app.orders.orders_customer_fkey: deferrable"),
        One("alter table app.orders drop constraint orders_customer_fkey; "
            + "alter table app.orders add constraint orders_customer_fkey foreign key (customer_id) references app.customers on delete cascade",
            "constraint app.orders.orders_customer_fkey: definition"),
        One("alter table app.orders drop constraint orders_customer_fkey; "
            + "alter table app.orders add constraint orders_customer_fkey foreign key (customer_id) references app.customers match full",
            "constraint app.orders.orders_customer_fkey: definition"),
        One("alter table app.orders drop constraint orders_amount_check; "
            + "alter table app.orders add constraint orders_amount_check check (amount >= 0) no inherit",
            "constraint app.orders.orders_amount_check: definition"),
        new("alter table app.orders alter constraint orders_customer_fkey not enforced",
            ["constraint app.orders.orders_customer_fkey: enforced", "constraint app.orders.orders_customer_fkey: validated"], 18),
        One("alter table app.orders drop constraint orders_note_key; "
            + "alter table app.orders add constraint orders_note_key unique nulls not distinct (note)",
            "constraint app.orders.orders_note_key: definition", since: 15),
        One("alter table app.orders drop constraint orders_note_key; "
            + "alter table app.orders add constraint orders_note_key unique (note) deferrable",
            "constraint app.orders.orders_note_key: deferrable"),
        One("alter table app.orders disable trigger all",
            "constraint app.orders.orders_customer_fkey: trigger states", "trigger app.orders.orders_touch: state"),
        One("alter table app.customers disable trigger all", "constraint app.orders.orders_customer_fkey: trigger states"),
        One("alter table app.orders cluster on orders_pkey", "constraint app.orders.orders_pkey: index clustered"),
        One("alter index app.orders_pkey set (fillfactor = 50)", "constraint app.orders.orders_pkey: index options"),
        One("comment on constraint orders_pkey on app.orders is 'x'", "constraint app.orders.orders_pkey: comment"),
        One("comment on index app.orders_pkey is 'x'", "constraint app.orders.orders_pkey: index comment"),
        One("alter domain app.email drop constraint email_check; "
            + "alter domain app.email add constraint email_check check (value like '%@%') not valid",
            "constraint app.email.email_check: validated"),
        One("comment on constraint email_check on domain app.email is 'x'", "constraint app.email.email_check: comment"),

        // Indexes
        One("drop index app.orders_at", "- index app.orders_at"),
        One("drop index app.orders_at; create index orders_at on app.orders (at) include (note) where note is not null",
            "index app.orders_at: definition"),
        One("drop index app.orders_at; create index orders_at on app.orders (at desc) include (note)", "index app.orders_at: definition"),
        One("alter index app.orders_lower set (fillfactor = 70)", "index app.orders_lower: options"),
        One("alter index app.orders_lower reset (fillfactor)", "index app.orders_lower: options"),
        One("alter index app.orders_lower alter column 1 set statistics 500", "index app.orders_lower: statistics"),
        One("alter table app.orders cluster on orders_lower", "index app.orders_lower: clustered"),
        One("update pg_index set indisvalid = false where indexrelid = 'app.orders_at'::regclass", "index app.orders_at: valid"),
        One("comment on index app.orders_at is 'x'", "index app.orders_at: comment"),
        One("create index measured_at on app.measured (at)", "+ index app.measured_at", "+ index app.measured_2025_at_idx"),

        // Views
        One("create or replace view app.order_notes as select id, note from app.orders where id > 0", "view app.order_notes: definition"),
        One("alter view app.order_notes set (security_barrier)", "view app.order_notes: options"),
        One("alter view app.order_notes set (security_invoker)", "view app.order_notes: options", since: 15),
        One("alter view app.order_notes owner to pg_monitor", "view app.order_notes: owner"),
        One("grant select on app.order_notes to pg_monitor", "view app.order_notes: grants"),
        One("comment on view app.order_notes is 'x'", "view app.order_notes: comment"),
        One("refresh materialized view app.order_count with no data", "materialized view app.order_count: populated"),
        One("alter materialized view app.order_count set (fillfactor = 50)", "materialized view app.order_count: options"),
        One("alter materialized view app.order_count owner to pg_monitor", "materialized view app.order_count: owner"),
        One("comment on materialized view app.order_count is 'x'", "materialized view app.order_count: comment"),

        // Sequences
        One("alter sequence app.counter as integer", "sequence app.counter: type"),
        One("alter sequence app.counter start 5", "sequence app.counter: start"),
        One("alter sequence app.counter increment 5", "sequence app.counter: increment"),
        One("alter sequence app.counter minvalue 0", "sequence app.counter: minimum"),
        One("alter sequence app.counter maxvalue 99", "sequence app.counter: maximum"),
        One("alter sequence app.counter cache 5", "sequence app.counter: cache"),
        One("alter sequence app.counter cycle", "sequence app.counter: cycle"),
        One("alter sequence app.counter owner to pg_monitor", "sequence app.counter: owner"),
        One("alter sequence app.counter set unlogged", "sequence app.counter: persistence", since: 15),
        One("alter sequence app.orders_serial_no_seq owned by app.orders.id", "sequence app.orders_serial_no_seq: owned by"),
        One("grant usage on sequence app.counter to pg_monitor", "sequence app.counter: grants"),
        One("grant usage on sequence app.orders_id_seq to pg_monitor", "sequence app.orders_id_seq: grants"),
        One("comment on sequence app.counter is 'x'", "sequence app.counter: comment"),
        One("select nextval('app.counter')"),

        // Routines
        One("create or replace function app.f(a integer, b text default 'x') returns integer language sql stable as 'select 2'",
            "function app.f(integer, text): body"),
        One("create or replace function app.f(a integer, b text default 'y') returns integer language sql stable as 'select 1'",
            "function app.f(integer, text): arguments"),
        One("alter function app.f(integer, text) immutable", "function app.f(integer, text): volatility"),
        One("alter function app.f(integer, text) strict", "function app.f(integer, text): strict"),
        One("alter function app.f(integer, text) security definer", "function app.f(integer, text): security"),
        One("alter function app.f(integer, text) leakproof", "function app.f(integer, text): leakproof"),
        One("alter function app.f(integer, text) parallel safe", "function app.f(integer, text): parallel"),
        One("alter function app.f(integer, text) cost 5", "function app.f(integer, text): cost"),
        One("alter function app.many(integer) rows 5", "function app.many(integer): rows"),
        One("alter function app.f(integer, text) set work_mem = '8MB'", "function app.f(integer, text): settings"),
        One("alter function app.f(integer, text) owner to pg_monitor", "function app.f(integer, text): owner"),
        One("revoke execute on function app.f(integer, text) from public", "function app.f(integer, text): grants"),
        One("comment on function app.f(integer, text) is 'x'", "function app.f(integer, text): comment"),
        One("create function app.f(integer) returns integer language sql as 'select 1'", "+ function app.f(integer)"),
        One("create or replace procedure app.p(a integer) language sql as 'select 2'", "procedure app.p(integer): body"),
        One("alter procedure app.p(integer) security definer", "procedure app.p(integer): security"),
        One("create or replace aggregate app.total(integer) (sfunc = app.add, stype = integer, initcond = '1')",
            "aggregate app.total(integer): initial value"),
        One("create or replace aggregate app.total(integer) (sfunc = app.add, stype = integer, initcond = '0', combinefunc = app.add)",
            "aggregate app.total(integer): combine function"),
        One("comment on aggregate app.total(integer) is 'x'", "aggregate app.total(integer): comment"),

        // Triggers, rules, policies, event triggers
        One("alter table app.orders disable trigger orders_touch", "trigger app.orders.orders_touch: state"),
        One("alter table app.orders enable always trigger orders_touch", "trigger app.orders.orders_touch: state"),
        One("drop trigger orders_touch on app.orders; "
            + "create trigger orders_touch after update on app.orders for each row execute function app.touch()",
            "trigger app.orders.orders_touch: definition"),
        One("comment on trigger orders_touch on app.orders is 'x'", "trigger app.orders.orders_touch: comment"),
        One("create trigger stamp before insert on app.measured for each row execute function app.touch()",
            "+ trigger app.measured.stamp", "+ trigger app.measured_2025.stamp"),
        One("alter table app.customers disable rule customers_stay", "rule app.customers.customers_stay: state"),
        One("create or replace rule customers_stay as on delete to app.customers where id = 1 do instead nothing",
            "rule app.customers.customers_stay: definition"),
        One("comment on rule customers_stay on app.customers is 'x'", "rule app.customers.customers_stay: comment"),
        One("alter policy orders_own on app.orders using (customer_id = 2)", "policy app.orders.orders_own: using"),
        One("alter policy orders_own on app.orders with check (customer_id = 2)", "policy app.orders.orders_own: with check"),
        One("alter policy orders_own on app.orders to pg_monitor", "policy app.orders.orders_own: roles"),
        One("drop policy orders_own on app.orders; create policy orders_own on app.orders for select using (customer_id = 1)",
            "policy app.orders.orders_own: command"),
        One("drop policy orders_own on app.orders; create policy orders_own on app.orders as restrictive using (customer_id = 1)",
            "policy app.orders.orders_own: kind"),
        One("comment on policy orders_own on app.orders is 'x'", "policy app.orders.orders_own: comment"),
        One("alter event trigger guard disable", "event trigger guard: state"),
        One("drop event trigger guard; "
            + "create event trigger guard on ddl_command_end when tag in ('DROP TABLE') execute function app.on_ddl()",
            "event trigger guard: tags"),
        One("comment on event trigger guard is 'x'", "event trigger guard: comment"),

        // Types
        One("alter type app.mood add value 'ok' before 'happy'", "enum app.mood: labels"),
        One("alter type app.mood rename value 'sad' to 'blue'", "enum app.mood: labels"),
        One("alter type app.mood owner to pg_monitor", "enum app.mood: owner"),
        One("revoke usage on type app.mood from public", "enum app.mood: grants"),
        One("comment on type app.mood is 'x'", "enum app.mood: comment"),
        One("alter domain app.email set default 'x@y'", "domain app.email: default"),
        One("alter domain app.email set not null", "domain app.email: not null"),
        One("comment on domain app.email is 'x'", "domain app.email: comment"),
        One("alter type app.pair add attribute c integer", "+ column app.pair.c"),
        One("alter type app.pair alter attribute b type integer", "column app.pair.b: type"),
        One("alter type app.pair owner to pg_monitor", "composite type app.pair: owner"),
        One("comment on type app.pair is 'x'", "composite type app.pair: comment"),
        One("drop type app.span; "
            + "create type app.span as range (subtype = float8, subtype_diff = float8mi); alter type app.span owner to ADMIN",
            "range type app.span: subtype difference"),
        One("comment on type app.span is 'x'", "range type app.span: comment"),

        // Default privileges
        One("alter default privileges for role ADMIN in schema other grant insert on tables to pg_monitor",
            "default privileges for role ADMIN in schema other on tables: grants"),
        One("alter default privileges for role ADMIN revoke execute on functions from public",
            "+ default privileges for role ADMIN on functions"),
    ];

    private static Case One(string sql, params string[] expected) => new(sql, expected, 0);

    private static Case One(string sql, string expected, int since) => new(sql, [expected], since);
}
