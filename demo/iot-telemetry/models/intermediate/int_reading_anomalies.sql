-- One row per reading with its distance from the sensor's mean, in standard deviations.
-- Among n readings that include the odd one, no z-score can exceed (n - 1) / sqrt(n): with ten readings or fewer, 3 is out of
-- reach and the rule could never fire. The seeds hold forty per sensor.
with readings as (

    select * from {{ ref('stg_readings') }}

),

statistics as (

    select * from {{ ref('int_sensor_statistics') }}

),

scored as (

    select
        readings.reading_id,
        readings.sensor_id,
        statistics.equipment_id,
        readings.read_at,
        readings.value,
        -- A sensor that always reads the same has no deviation to divide by, and nothing odd about it.
        coalesce(abs(readings.value - statistics.mean_value) / nullif(statistics.value_deviation, 0), 0) as z_score
    from readings
    inner join statistics on readings.sensor_id = statistics.sensor_id

)

select
    reading_id,
    sensor_id,
    equipment_id,
    read_at,
    value,
    z_score,
    z_score > 3 as is_anomaly
from scored
