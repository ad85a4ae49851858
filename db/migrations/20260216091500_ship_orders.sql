-- The new value may not be used before this transaction ends (PostgreSQL manual, ALTER TYPE), so nothing below names it.
alter type order_status add value 'shipped' after 'paid';

alter table orders
    add column shipped_at timestamptz,
    add column tracking_code text,
    add constraint orders_shipped_after_placed check (shipped_at >= placed_at),
    add constraint orders_tracking_needs_shipping check (tracking_code is null or shipped_at is not null);

create unique index orders_tracking_code_key on orders (tracking_code) where tracking_code is not null;
