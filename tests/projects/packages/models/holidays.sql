select * from {{ ref('calendar', 'holidays') }}
