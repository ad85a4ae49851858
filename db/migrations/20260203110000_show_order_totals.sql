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
