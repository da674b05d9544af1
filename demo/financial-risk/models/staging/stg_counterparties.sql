with source as (

    select * from {{ ref('raw_counterparties') }}

)

select
    counterparty_id,
    counterparty_name,
    rating,
    rating in ('AA', 'A', 'BBB') as is_investment_grade,
    country_code,
    exposure_limit
from source
