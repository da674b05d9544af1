-- The only instrument held with CP-00 was last priced in 2023. The exposure is still computed, so only the retention hook can
-- have removed it from the mart.
with found as (

    select
        (select count(*) from {{ ref('int_portfolio_exposure') }} where counterparty_id = 'CP-00') as exposures,
        (select count(*) from {{ ref('mart_risk_dashboard') }} where counterparty_id = 'CP-00') as in_mart

)

select *
from found
where exposures <> 1 or in_mart <> 0
