select * from {{ ref("raw_calls") }}
