def model(dbt, session):
    dbt.config(materialized="table")
    # dbt.ref("nothing") is a note
    if dbt.is_incremental:
        return dbt.ref("changes")
    return dbt.ref(
        "orders"  # all of them
    )
