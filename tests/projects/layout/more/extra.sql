select * from {{ ref('totals') }} join {{ ref('shared') }} using (id)
