{% set source_model = ref('customers') %}
select id, {{ cents('id') }} as amount from {{ source_model }}
