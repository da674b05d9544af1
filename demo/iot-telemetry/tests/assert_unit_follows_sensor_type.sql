-- A unit that contradicts its sensor makes every statistic of that sensor meaningless.
with allowed (sensor_type, unit) as (

    values
        ('temperature', 'celsius'),
        ('vibration', 'millimetre_per_second'),
        ('pressure', 'bar'),
        ('flow', 'litre_per_minute')

)

select
    readings.reading_id,
    sensors.sensor_type,
    readings.unit
from {{ ref('stg_readings') }} as readings
inner join {{ ref('stg_sensors') }} as sensors on readings.sensor_id = sensors.sensor_id
left join allowed on sensors.sensor_type = allowed.sensor_type and readings.unit = allowed.unit
where allowed.unit is null
