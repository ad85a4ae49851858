alter table products
    add column search tsvector not null generated always as (to_tsvector('simple', sku || ' ' || name)) stored;

create index products_search_idx on products using gin (search);
