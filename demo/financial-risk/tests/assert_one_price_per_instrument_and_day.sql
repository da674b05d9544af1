-- Two prices for one day would make the last price a matter of luck.
select
    instrument_id,
    priced_on
from {{ ref('stg_market_data') }}
group by instrument_id, priced_on
having count(*) > 1
