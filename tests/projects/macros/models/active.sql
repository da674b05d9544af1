select * from {{ active_customers() }}
