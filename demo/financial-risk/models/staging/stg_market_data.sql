with source as (

    select * from {{ ref('raw_market_data') }}

),

-- The feed runs ahead of the report. A price from the day of the report or later was not known when the day began.
known as (

    select * from source where priced_on < {{ as_of() }}

)

select
    instrument_id,
    priced_on,
    close_price,
    -- Null on the first day of an instrument.
    cast(close_price as double)
    / lag(cast(close_price as double)) over (partition by instrument_id order by priced_on)
    - 1 as daily_return
from known
