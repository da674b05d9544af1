-- One row per portfolio and counterparty: how much this portfolio has at stake with that counterparty.
with position_values as (

    select * from {{ ref('int_position_values') }}

)

select
    portfolio_id,
    counterparty_id,
    count(*) as positions,
    cast(sum(market_value) as decimal(18, 2)) as exposure,
    cast(sum(unrealised_profit) as decimal(18, 2)) as unrealised_profit,
    -- A plain sum: the worst case, in which everything falls on the same day.
    sum(value_at_risk) as value_at_risk,
    max(valued_on) as valued_on
from position_values
group by portfolio_id, counterparty_id
