-- A pump that has sent nothing for `retention_days` is out of service and leaves the table.
{{ config(post_hook="{{ retention_cleanup(date_column='last_reading_on', retention_days=var('retention_days')) }}") }}

with sensors as (

    select
        equipment_id,
        min(site) as site,
        count(*) as sensors
    from {{ ref('stg_sensors') }}
    group by equipment_id

),

readings as (

    select
        equipment_id,
        count(*) as readings,
        count(*) filter (where is_anomaly) as anomalies,
        count(distinct sensor_id) filter (where is_anomaly) as sensors_with_anomalies,
        max(read_at) as last_reading_at
    from {{ ref('int_reading_anomalies') }}
    group by equipment_id

),

maintenance as (

    select
        equipment_id,
        max(performed_on) as last_maintenance_on
    from {{ ref('stg_maintenance_log') }}
    group by equipment_id

),

joined as (

    select
        sensors.equipment_id,
        sensors.site,
        sensors.sensors,
        coalesce(readings.readings, 0) as readings,
        coalesce(readings.anomalies, 0) as anomalies,
        coalesce(readings.sensors_with_anomalies, 0) as sensors_with_anomalies,
        readings.last_reading_at,
        maintenance.last_maintenance_on,
        date_diff('day', maintenance.last_maintenance_on, {{ as_of() }}) as days_since_maintenance
    from sensors
    left join readings on sensors.equipment_id = readings.equipment_id
    left join maintenance on sensors.equipment_id = maintenance.equipment_id

)

select
    equipment_id,
    site,
    cast(sensors as bigint) as sensors,
    cast(readings as bigint) as readings,
    cast(anomalies as bigint) as anomalies,
    cast(100.0 * (1 - sensors_with_anomalies / sensors) as double) as health_score,
    case
        -- Two sensors that see something odd on one pump are unlikely to be two faulty sensors.
        when sensors_with_anomalies >= 2 then 'critical'
        when sensors_with_anomalies = 1 then 'watch'
        else 'healthy'
    end as health_status,
    last_reading_at,
    cast(last_reading_at as date) as last_reading_on,
    last_maintenance_on,
    cast(days_since_maintenance as bigint) as days_since_maintenance,
    -- A pump that nobody ever looked after is overdue as well.
    coalesce(days_since_maintenance > 180, true) as is_maintenance_overdue
from joined
