create table products (
    id          bigint generated always as identity constraint products_pkey primary key,
    sku         text not null constraint products_sku_key unique,
    name        text not null,
    price_cents integer not null constraint products_price_not_negative check (price_cents >= 0),
    is_active   boolean not null default true,
    created_at  timestamptz not null default now(),
    constraint products_sku_shape check (sku ~ '^[A-Z0-9]+(-[A-Z0-9]+)*$')
);

comment on column products.price_cents is 'The price today; an order line keeps the price of its own day.';

-- Apart from products: a row here is updated with every sale, one there hardly ever.
create table stocks (
    product_id bigint not null constraint stocks_pkey primary key
        constraint stocks_product_id_fkey references products (id) on delete cascade,
    quantity   integer not null default 0 constraint stocks_quantity_not_negative check (quantity >= 0),
    reorder_at integer not null default 10 constraint stocks_reorder_at_not_negative check (reorder_at >= 0)
);

create index stocks_to_reorder_idx on stocks (product_id) where quantity <= reorder_at;

comment on table stocks is 'What can be sold now, one row per product.';
