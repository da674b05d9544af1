select * from {{ source('warehouse', 'customers') }}
