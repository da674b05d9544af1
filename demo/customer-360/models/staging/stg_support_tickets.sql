with source as (

    select * from {{ ref('raw_support_tickets') }}

),

-- What the help desk knew when the day of the report began: later tickets do not exist, later answers are not given yet.
known as (

    select
        ticket_id,
        customer_id,
        topic,
        priority,
        opened_at,
        case when resolved_at < {{ as_of() }} then resolved_at end as resolved_at
    from source
    where opened_at < {{ as_of() }}

)

select
    ticket_id,
    customer_id,
    topic,
    priority,
    opened_at,
    resolved_at,
    resolved_at is null as is_open,
    -- Null while the ticket is open, so that averages only see finished work.
    cast(date_diff('minute', opened_at, resolved_at) / 60.0 as double) as resolution_hours
from known
