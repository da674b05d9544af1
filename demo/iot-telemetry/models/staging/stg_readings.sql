with source as (

    select * from {{ ref('raw_readings') }}

)

select
    reading_id,
    sensor_id,
    read_at,
    value,
    unit
from source
-- A gateway whose clock runs ahead may send readings from after the day of the report.
where read_at < {{ as_of() }}
