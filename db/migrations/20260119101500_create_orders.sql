create type order_status as enum ('draft', 'placed', 'paid', 'cancelled');

comment on type order_status is 'How far an order has come.';

create table orders (
    id          bigint generated always as identity constraint orders_pkey primary key,
    customer_id bigint not null constraint orders_customer_id_fkey references customers (id) on delete restrict,
    status      order_status not null default 'draft',
    placed_at   timestamptz,
    created_at  timestamptz not null default now(),
    constraint orders_placed_at_once_placed check (status in ('draft', 'cancelled') or placed_at is not null)
);

create index orders_customer_id_idx on orders (customer_id, created_at desc);
create index orders_open_idx on orders (placed_at) where status = 'placed';

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
