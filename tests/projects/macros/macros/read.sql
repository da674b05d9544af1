{% macro active_customers() %}
(select * from {{ ref('customers') }} where active)
{% endmacro %}

{% macro engine_orders() %}{{ return(adapter.dispatch('engine_orders')()) }}{% endmacro %}
{% macro default__engine_orders() %}{{ ref('orders') }}{% endmacro %}

{% macro all_of(names) %}
{% for name in names %}select id from {{ ref(name) }}{% if not loop.last %} union all {% endif %}{% endfor %}
{% endmacro %}

{% macro cents(column) %}({{ column }} / 100.0){% endmacro %}
