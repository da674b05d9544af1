select *
from {{ ref('customers') }}
join {{ ref('customers', v=1) }} using (id)
join {{ ref('versions', 'regions', version=1) }} using (id)
