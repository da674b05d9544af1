-- A customer who has shown no sign of life for `retention_days` is forgotten.
{{ config(post_hook="{{ retention_cleanup(date_column='last_activity_on', retention_days=var('retention_days')) }}") }}

with customers as (

    select * from {{ ref('stg_customers') }}

),

orders as (

    select * from {{ ref('int_customer_orders') }}

),

support as (

    select * from {{ ref('int_customer_support') }}

),

-- Left joins: somebody who signed up and then did nothing is a customer too.
joined as (

    select
        customers.customer_id,
        customers.full_name,
        customers.email,
        customers.country_code,
        customers.segment,
        customers.signed_up_on,
        coalesce(orders.completed_orders, 0) as completed_orders,
        coalesce(orders.refunded_orders, 0) as refunded_orders,
        coalesce(orders.completed_spend, 0) as completed_spend,
        orders.average_order_value,
        orders.last_order_on,
        coalesce(support.tickets, 0) as tickets,
        coalesce(support.open_tickets, 0) as open_tickets,
        support.mean_resolution_hours,
        greatest(
            customers.signed_up_on,
            coalesce(orders.last_order_on, customers.signed_up_on),
            coalesce(support.last_ticket_on, customers.signed_up_on)
        ) as last_activity_on
    from customers
    left join orders on customers.customer_id = orders.customer_id
    left join support on customers.customer_id = support.customer_id

)

select
    customer_id,
    full_name,
    email,
    country_code,
    segment,
    signed_up_on,
    cast(completed_orders as bigint) as completed_orders,
    cast(refunded_orders as bigint) as refunded_orders,
    cast(completed_spend as decimal(18, 2)) as completed_spend,
    cast(average_order_value as decimal(18, 2)) as average_order_value,
    case
        when completed_spend >= 1500 then 'high'
        when completed_spend >= 500 then 'medium'
        when completed_spend > 0 then 'low'
        else 'none'
    end as value_band,
    last_order_on,
    cast(tickets as bigint) as tickets,
    cast(open_tickets as bigint) as open_tickets,
    cast(mean_resolution_hours as decimal(18, 2)) as mean_resolution_hours,
    last_activity_on,
    cast({{ dbt.datediff('last_activity_on', as_of(), 'day') }} as bigint) as days_since_activity
from joined
