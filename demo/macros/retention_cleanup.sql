{#- Post-hook of a mart: deletes the rows whose business date is more than `retention_days` before `as_of`.

    date_column     a date column of the mart that says when the row last mattered. Never a load time: marts are rebuilt
                    in every run, so by load time no row ever grows old.
    retention_days  how many days a row is kept; a row of exactly that age stays, and so does one without a date. -#}
{% macro retention_cleanup(date_column, retention_days) %}
    delete from {{ this }}
    where {{ date_column }} < {{ dbt.dateadd('day', -1 * (retention_days | int), as_of()) }}
{% endmacro %}
