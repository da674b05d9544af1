-- How many customers of each segment the seeds hold (facts.json).
with expected (segment, customers) as (

    values
        ('enterprise', 23),
        ('freelance', 96),
        ('household', 201),
        ('small_business', 71),
        ('unknown', 9)

),

actual as (

    select segment, count(*) as customers
    from {{ ref('mart_customer_360') }}
    group by segment

)

select *
from expected
full join actual using (segment)
where expected.customers is distinct from actual.customers
