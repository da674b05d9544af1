{% macro working_days() %}(select * from {{ ref('dates') }}){% endmacro %}
{% macro newest(relation) %}(select max(day) from {{ relation }}){% endmacro %}
