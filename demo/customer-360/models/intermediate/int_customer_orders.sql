-- One row per customer who ever ordered. Only completed orders are money earned: a refund went back, a pending order may
-- still be cancelled. The last order counts whatever its status, because placing it shows that the customer is there.
with orders as (

    select * from {{ ref('stg_transactions') }}

)

select
    customer_id,
    count(*) as placed_orders,
    count(*) filter (where status = 'completed') as completed_orders,
    count(*) filter (where status = 'refunded') as refunded_orders,
    cast(coalesce(sum(amount) filter (where status = 'completed'), 0) as decimal(18, 2)) as completed_spend,
    {{ rounded_quotient(
        "sum(amount) filter (where status = 'completed')",
        "count(*) filter (where status = 'completed')"
    ) }} as average_order_value,
    min(ordered_on) as first_order_on,
    max(ordered_on) as last_order_on
from orders
group by customer_id
