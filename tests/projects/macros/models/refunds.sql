{{ config(enabled=var('with_refunds')) }}
select id from {{ ref('orders') }}
