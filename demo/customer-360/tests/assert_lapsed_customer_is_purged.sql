-- Customer C0000 left in 2019. The staging table has the row, so only the retention hook can have removed it.
with found as (

    select
        (select count(*) from {{ ref('stg_customers') }} where customer_id = 'C0000') as in_staging,
        (select count(*) from {{ ref('mart_customer_360') }} where customer_id = 'C0000') as in_mart

)

select *
from found
where in_staging <> 1 or in_mart <> 0
