with source as (

    select * from {{ ref('raw_sensors') }}

)

select
    sensor_id,
    equipment_id,
    site,
    sensor_type,
    installed_on
from source
