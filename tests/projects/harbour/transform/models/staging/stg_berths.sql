select berth_id, name, state from {{ ref('raw_berths') }}
