select * from {{ ref('dates') }} -- of the package
