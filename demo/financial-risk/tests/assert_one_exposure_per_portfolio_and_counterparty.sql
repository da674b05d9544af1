select
    portfolio_id,
    counterparty_id
from {{ ref('int_portfolio_exposure') }}
group by portfolio_id, counterparty_id
having count(*) > 1
