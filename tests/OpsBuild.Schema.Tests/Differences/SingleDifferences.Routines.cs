namespace OpsBuild.Schema.Tests.Differences;

/// <content>Routines, what calls them, and types.</content>
internal static partial class SingleDifferences
{
    private static Case[] RoutinesAndTypes =>
    [
        // Routines
        One("create or replace function app.f(a integer, b text default 'x') returns integer language sql stable as 'select 2'",
            "function app.f(integer, text): body"),
        One("create or replace function app.f(a integer, b text default 'x') returns integer language sql stable return 1",
            ["function app.f(integer, text): body", "function app.f(integer, text): sql body"], since: 14),
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
    ];
}
