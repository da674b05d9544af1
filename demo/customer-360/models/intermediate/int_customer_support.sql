-- One row per customer who ever asked for help.
with tickets as (

    select * from {{ ref('stg_support_tickets') }}

)

select
    customer_id,
    count(*) as tickets,
    count(*) filter (where is_open) as open_tickets,
    {{ rounded_quotient('sum(resolution_hours)', 'count(resolution_hours)') }} as mean_resolution_hours,
    cast(max(opened_at) as date) as last_ticket_on
from tickets
group by customer_id
