-- The limits of these counterparties were set below their exposure, all others well above (facts.json).
with planted (counterparty_id) as (

    values
        ('CP-12'),
        ('CP-21'),
        ('CP-27'),
        ('CP-28')

),

flagged as (

    select counterparty_id
    from {{ ref('mart_risk_dashboard') }}
    where limit_status = 'breach'

)

select
    counterparty_id,
    case when flagged.counterparty_id is null then 'not noticed' else 'false alarm' end as problem
from planted
full join flagged using (counterparty_id)
where planted.counterparty_id is null or flagged.counterparty_id is null
