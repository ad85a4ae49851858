-- What the migrations add up to, in reading order. Nothing runs this file in production: it is for readers, and a test applies it to an
-- empty database and compares that, object by object, with one that went through db/migrations. Columns stand in the order in which the
-- migrations added them, because that is their order in the tables.

-- Customers -----------------------------------------------------------------------------------------------------------------------------

create table customers (
    id         bigint generated always as identity constraint customers_pkey primary key,
    email      text not null constraint customers_email_has_an_at check (email like '_%@_%'),
    name       text not null constraint customers_name_not_blank check (btrim(name) <> ''),
    created_at timestamptz not null default now()
);

create unique index customers_email_key on customers (lower(email));

comment on table customers is 'People and companies that have registered.';
comment on column customers.email is 'As the customer wrote it; unique without regard to case.';

create table support_notes (
    id          bigint generated always as identity constraint support_notes_pkey primary key,
    customer_id bigint not null constraint support_notes_customer_id_fkey references customers (id) on delete cascade,
    team        text not null constraint support_notes_team_not_blank check (btrim(team) <> ''),
    body        text not null,
    written_at  timestamptz not null default now()
);

create index support_notes_customer_id_idx on support_notes (customer_id, written_at desc);

alter table support_notes enable row level security;

create policy support_notes_read on support_notes
    for select
    using (team = current_setting('app.team', true));

create policy support_notes_write on support_notes
    for insert
    with check (team = current_setting('app.team', true));

comment on policy support_notes_read on support_notes is 'A team sees its own notes.';

-- Products and stocks -------------------------------------------------------------------------------------------------------------------

create table products (
    id          bigint generated always as identity constraint products_pkey primary key,
    sku         text not null constraint products_sku_key unique,
    name        text not null,
    price_cents integer not null constraint products_price_not_negative check (price_cents >= 0),
    is_active   boolean not null default true,
    created_at  timestamptz not null default now(),
    search      tsvector not null generated always as (to_tsvector('simple', sku || ' ' || name)) stored,
    updated_at  timestamptz not null default now(),
    constraint products_sku_shape check (sku ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$')
);

create index products_search_idx on products using gin (search);

comment on column products.price_cents is 'The price today; an order line keeps the price of its own day.';

create table stocks (
    product_id bigint not null constraint stocks_pkey primary key
        constraint stocks_product_id_fkey references products (id) on delete cascade,
    quantity   integer not null default 0 constraint stocks_quantity_not_negative check (quantity >= 0),
    reorder_at integer not null default 10 constraint stocks_reorder_at_not_negative check (reorder_at >= 0)
);

create index stocks_to_reorder_idx on stocks (product_id) where quantity <= reorder_at;

comment on table stocks is 'What can be sold now, one row per product.';

-- Orders --------------------------------------------------------------------------------------------------------------------------------

create type order_status as enum ('draft', 'placed', 'paid', 'shipped', 'cancelled');

comment on type order_status is 'How far an order has come.';

create table orders (
    id            bigint generated always as identity constraint orders_pkey primary key,
    customer_id   bigint not null constraint orders_customer_id_fkey references customers (id) on delete restrict,
    status        order_status not null default 'draft',
    placed_at     timestamptz,
    created_at    timestamptz not null default now(),
    shipped_at    timestamptz,
    tracking_code text,
    updated_at    timestamptz not null default now(),
    constraint orders_placed_at_once_placed check (status in ('draft', 'cancelled') or placed_at is not null),
    constraint orders_shipped_after_placed check (shipped_at >= placed_at),
    constraint orders_tracking_needs_shipping check (tracking_code is null or shipped_at is not null)
);

create index orders_customer_id_idx on orders (customer_id, created_at desc);
create index orders_open_idx on orders (placed_at) where status = 'placed';
create unique index orders_tracking_code_key on orders (tracking_code) where tracking_code is not null;

create table order_lines (
    order_id         bigint not null constraint order_lines_order_id_fkey references orders (id) on delete cascade,
    line_number      smallint not null constraint order_lines_line_number_from_one check (line_number >= 1),
    product_id       bigint not null constraint order_lines_product_id_fkey references products (id) on delete restrict,
    quantity         integer not null constraint order_lines_quantity_positive check (quantity > 0),
    unit_price_cents integer not null constraint order_lines_unit_price_not_negative check (unit_price_cents >= 0),
    constraint order_lines_pkey primary key (order_id, line_number),
    constraint order_lines_product_once unique (order_id, product_id)
);

create index order_lines_product_id_idx on order_lines (product_id);

comment on column order_lines.unit_price_cents is 'The price when the line was added.';

create view order_totals as
select
    orders.id as order_id,
    orders.customer_id,
    orders.status,
    orders.placed_at,
    count(order_lines.line_number) as line_count,
    coalesce(sum(order_lines.quantity::bigint * order_lines.unit_price_cents), 0)::bigint as total_cents
from orders
left join order_lines on order_lines.order_id = orders.id
group by orders.id;

comment on view order_totals is 'An order with the sum of its lines; an order without lines counts 0.';

-- Movements of stock --------------------------------------------------------------------------------------------------------------------

create table stock_movements (
    id         uuid not null default gen_random_uuid(),
    product_id bigint not null constraint stock_movements_product_id_fkey references products (id),
    order_id   bigint constraint stock_movements_order_id_fkey references orders (id) on delete set null,
    change     integer not null constraint stock_movements_change_not_zero check (change <> 0),
    reason     text not null constraint stock_movements_reason_known check (reason in ('sale', 'return', 'delivery', 'count')),
    moved_at   timestamptz not null default now(),
    constraint stock_movements_pkey primary key (moved_at, id)
) partition by range (moved_at);

create table stock_movements_2026_h1 partition of stock_movements
    for values from ('2026-01-01 00:00:00+00') to ('2026-07-01 00:00:00+00');

create table stock_movements_2026_h2 partition of stock_movements
    for values from ('2026-07-01 00:00:00+00') to ('2027-01-01 00:00:00+00');

create table stock_movements_rest partition of stock_movements default;

create index stock_movements_product_id_idx on stock_movements (product_id, moved_at desc);

comment on table stock_movements is 'Every change of a stock with its reason; stocks holds their sum.';

create function take_stock() returns trigger
    language plpgsql
as $take_stock$
begin
    update stocks
    set quantity = quantity - new.quantity
    where product_id = new.product_id
      and quantity >= new.quantity;

    if not found then
        raise exception 'not enough of product % in stock', new.product_id
            using errcode = 'check_violation', hint = 'Order less, or wait for a delivery.';
    end if;

    insert into stock_movements (product_id, order_id, change, reason)
    values (new.product_id, new.order_id, -new.quantity, 'sale');

    return new;
end;
$take_stock$;

comment on function take_stock() is 'Takes an order line from the stock and records the movement; refuses what is not there.';

create trigger order_lines_take_stock
    after insert on order_lines
    for each row execute function take_stock();

-- The time of a row's last change -------------------------------------------------------------------------------------------------------

create function note_last_change() returns trigger
    language plpgsql
as $note_last_change$
begin
    new.updated_at := now();
    return new;
end;
$note_last_change$;

-- By columns: a condition over the whole row may not look at a generated column.
create trigger products_note_last_change
    before update of sku, name, price_cents, is_active on products
    for each row execute function note_last_change();

create trigger orders_note_last_change
    before update on orders
    for each row when (old.* is distinct from new.*)
    execute function note_last_change();
