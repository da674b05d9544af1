select * from {{ ref('order_history') }} join {{ ref('old_history') }} using (id)
