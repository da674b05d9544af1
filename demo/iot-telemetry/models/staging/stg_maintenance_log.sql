with source as (

    select * from {{ ref('raw_maintenance_log') }}

)

select
    maintenance_id,
    equipment_id,
    performed_on,
    maintenance_type,
    technician
from source
where performed_on < {{ as_of() }}
