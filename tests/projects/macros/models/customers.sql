select 1 as id, true as active
