select call_id, berth_id, ship_id, arrived_at, left_at, date_diff('minute', arrived_at, left_at) / 60 as hours
from {{ ref('raw_vessel_calls') }}
where arrived_at >= '{{ var("since", "2026-01-01") }}'
