select *
from {{ ref('stg_calls') }}
join {{ ref('int_berths') }} using (berth_id)
