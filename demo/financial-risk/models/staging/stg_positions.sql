with source as (

    select * from {{ ref('raw_positions') }}

)

select
    position_id,
    portfolio_id,
    counterparty_id,
    instrument_id,
    quantity,
    entry_price,
    opened_on
from source
-- A closed position stays in the books with a quantity of zero. It holds no risk.
where quantity > 0
