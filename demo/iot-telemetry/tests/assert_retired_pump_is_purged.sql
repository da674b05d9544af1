-- PUMP-00 went silent in 2023. The readings are still there, so only the retention hook can have removed it from the mart.
with found as (

    select
        (select count(*) from {{ ref('int_reading_anomalies') }} where equipment_id = 'PUMP-00') as readings,
        (select count(*) from {{ ref('mart_equipment_health') }} where equipment_id = 'PUMP-00') as in_mart

)

select *
from found
where readings = 0 or in_mart <> 0
