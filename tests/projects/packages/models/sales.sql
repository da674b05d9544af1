select * from {{ ref('calendar', 'regions') }} join {{ ref('regions') }} using (id)
