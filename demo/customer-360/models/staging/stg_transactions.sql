with source as (

    select * from {{ ref('raw_transactions') }}

)

select
    transaction_id,
    customer_id,
    ordered_on,
    category,
    channel,
    status,
    amount
from source
-- A file delivered late may hold orders from after the day of the report.
where ordered_on < {{ as_of() }}
