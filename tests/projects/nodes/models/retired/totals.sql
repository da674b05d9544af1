select * from {{ ref('nothing_any_more') }}
