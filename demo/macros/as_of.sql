{#- The day on which the product looks at its data. A date from dbt_project.yml instead of the clock: the same seeds
    give the same tables today and next year. For another day: dbt run --vars 'as_of: 2025-12-15' -#}
{% macro as_of() -%}
    cast('{{ var("as_of") }}' as date)
{%- endmacro %}
