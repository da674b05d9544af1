{#- One number divided by another, rounded half up to two decimals; null where the divisor is 0. Engines neither divide nor round
    alike: DuckDB makes a float of two decimals, PostgreSQL and Trino cut the quotient of two whole numbers off, Trino keeps no
    more decimals than it was given. So this counts hundredths: all of them agree on whole numbers.

    dividend        a number of at most two decimals
    divisor         a whole number -#}
{% macro rounded_quotient(dividend, divisor) -%}
    cast(floor(100 * ({{ dividend }}) * 1e0 / nullif({{ divisor }}, 0) + 0.5) / 100 as decimal(18, 2))
{%- endmacro %}
