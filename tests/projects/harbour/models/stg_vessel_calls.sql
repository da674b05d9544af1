select call_id, berth_id, arrived_at, left_at, date_diff('minute', arrived_at, left_at) / 60 as hours
from {{ ref('raw_vessel_calls') }}
