-- One row per open position, valued at the last price of its instrument.
with positions as (

    select * from {{ ref('stg_positions') }}

),

prices as (

    select * from {{ ref('stg_market_data') }}

),

instruments as (

    select
        instrument_id,
        arg_max(close_price, priced_on) as last_price,
        max(priced_on) as valued_on,
        stddev_samp(daily_return) as daily_volatility
    from prices
    group by instrument_id

)

select
    positions.position_id,
    positions.portfolio_id,
    positions.counterparty_id,
    positions.instrument_id,
    positions.quantity,
    instruments.valued_on,
    instruments.last_price,
    -- Whole numbers of pieces and prices in cents: the product is exact, no rounding takes place.
    cast(positions.quantity * instruments.last_price as decimal(18, 2)) as market_value,
    cast(positions.quantity * (instruments.last_price - positions.entry_price) as decimal(18, 2)) as unrealised_profit,
    -- The loss that a normal day exceeds once in a hundred days (2.326 deviations).
    cast(positions.quantity * instruments.last_price * 2.326 * instruments.daily_volatility as double) as value_at_risk
from positions
inner join instruments on positions.instrument_id = instruments.instrument_id
