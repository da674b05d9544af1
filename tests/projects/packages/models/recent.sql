select * from {{ calendar.working_days() }} where day > {{ calendar.newest(ref('orders')) }}
