-- A value from a price older than `retention_days` says nothing about today's risk.
{{ config(post_hook="{{ retention_cleanup(date_column='valued_on', retention_days=var('retention_days')) }}") }}

with counterparties as (

    select * from {{ ref('stg_counterparties') }}

),

exposures as (

    select
        counterparty_id,
        count(*) as portfolios,
        sum(positions) as positions,
        sum(exposure) as exposure,
        sum(unrealised_profit) as unrealised_profit,
        sum(value_at_risk) as value_at_risk,
        -- Of two portfolios with the same exposure, the one with the smaller name: the answer must not depend on the row order.
        arg_min(portfolio_id, (-exposure, portfolio_id)) as largest_portfolio_id,
        max(exposure) as largest_portfolio_exposure,
        max(valued_on) as valued_on
    from {{ ref('int_portfolio_exposure') }}
    group by counterparty_id

),

-- Inner join: a counterparty with whom nothing is at stake is no line of a risk report.
joined as (

    select
        counterparties.*,
        exposures.* exclude (counterparty_id),
        cast(100 * exposures.exposure as double) / cast(counterparties.exposure_limit as double) as utilisation_percent
    from counterparties
    inner join exposures on counterparties.counterparty_id = exposures.counterparty_id

)

select
    counterparty_id,
    counterparty_name,
    rating,
    is_investment_grade,
    country_code,
    cast(portfolios as bigint) as portfolios,
    cast(positions as bigint) as positions,
    cast(exposure as decimal(18, 2)) as exposure,
    cast(exposure_limit as decimal(18, 2)) as exposure_limit,
    utilisation_percent,
    case
        -- Money against money, both exact: no float decides about a breach.
        when exposure > exposure_limit then 'breach'
        when utilisation_percent >= 75 then 'watch'
        else 'within'
    end as limit_status,
    cast(unrealised_profit as decimal(18, 2)) as unrealised_profit,
    cast(value_at_risk as double) as value_at_risk,
    largest_portfolio_id,
    cast(100 * largest_portfolio_exposure as double) / cast(exposure as double) as largest_portfolio_percent,
    valued_on
from joined
