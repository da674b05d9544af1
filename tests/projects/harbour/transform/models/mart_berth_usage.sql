select berths.berth_id, berths.state, coalesce(sum(calls.hours), 0) as hours_in_use
from {{ ref('stg_berths') }} as berths
left join {{ ref('stg_vessel_calls') }} as calls using (berth_id)
group by all
