-- One row per sensor: what is ordinary for it. Every sensor is its own yardstick, because 60 degrees may be usual for one
-- pump and an alarm for the next.
with sensors as (

    select * from {{ ref('stg_sensors') }}

),

readings as (

    select * from {{ ref('stg_readings') }}

)

select
    sensors.sensor_id,
    sensors.equipment_id,
    sensors.sensor_type,
    count(*) as readings,
    avg(readings.value) as mean_value,
    stddev_samp(readings.value) as value_deviation,
    min(readings.value) as lowest_value,
    max(readings.value) as highest_value
from sensors
inner join readings on sensors.sensor_id = readings.sensor_id
group by sensors.sensor_id, sensors.equipment_id, sensors.sensor_type
