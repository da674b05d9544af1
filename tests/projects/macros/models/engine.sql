select * from {{ engine_orders() }}
