with source as (

    select * from {{ ref('raw_customers') }}

)

select
    customer_id,
    trim(full_name) as full_name,
    -- People type their address with capitals; two spellings of one address must compare equal.
    lower(trim(email)) as email,
    country_code,
    -- The sign-up form did not always ask. A word is easier to group by than a null.
    coalesce(segment, 'unknown') as segment,
    signed_up_on
from source
where signed_up_on < {{ as_of() }}
