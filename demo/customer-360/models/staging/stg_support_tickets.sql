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

),

measured as (

    select
        *,
        -- dbt's `datediff` takes no null on Spark.
        case
            when resolved_at is not null then {{ dbt.datediff('opened_at', 'resolved_at', 'minute') }}
        end as resolution_minutes
    from known

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
    {{ rounded_quotient('resolution_minutes', 60) }} as resolution_hours
from measured
