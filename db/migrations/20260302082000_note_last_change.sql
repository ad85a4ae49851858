alter table products add column updated_at timestamptz not null default now();
alter table orders add column updated_at timestamptz not null default now();

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
