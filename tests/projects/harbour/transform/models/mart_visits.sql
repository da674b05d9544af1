{{ config(enabled=var('visits', true)) }}
select ships.name, count(*) as visits
from {{ ref('stg_vessel_calls') }} as calls
join {{ source('fleet', 'ships') }} as ships using (ship_id)
group by all
