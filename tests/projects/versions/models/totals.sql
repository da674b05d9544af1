-- replaces ref('old_totals')
select count(*) as n from {{ ref('orders') }} join {{ ref('regions') }} using (id)
