select id from {{ ref('orders') }}
{% if var('with_refunds') %}
union all select id from {{ ref('refunds') }}
{% endif %}
