-- In the database, because the web service and the import both write order lines.
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
