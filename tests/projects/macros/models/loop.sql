{% for name in ['active', 'engine'] %}
select id from {{ ref(name) }}
{% if not loop.last %}union all{% endif %}
{% endfor %}
