{# {{ ref('nothing') }} #}
{% raw %}-- {{ ref('nothing') }}{% endraw %}
-- ref('nothing')
-- {{ ref('orders') }}
select 'ref(''nothing'')' as note
