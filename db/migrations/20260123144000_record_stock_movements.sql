-- Grows without end and is only ever asked about lately: a partition per half year, so that an old one can be detached and kept elsewhere.
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

-- A sale must not fail because nobody has made next year's partition yet.
create table stock_movements_rest partition of stock_movements default;

create index stock_movements_product_id_idx on stock_movements (product_id, moved_at desc);

comment on table stock_movements is 'Every change of a stock with its reason; stocks holds their sum.';
