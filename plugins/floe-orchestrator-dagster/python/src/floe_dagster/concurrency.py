"""Who may write at the same time."""

from floe_dagster.artifacts import Artifact


def writer_pool(artifact: Artifact) -> str | None:
    """The pool that runs of the product share when only one of them may write; none when the engine does not mind.

    A DuckDB file has one writer. Dagster holds the others back once the instance limits the pool, for example with
    `concurrency.pools.default_limit: 1`.
    """
    return f"duckdb/{artifact.product.slug}" if artifact.compute.kind == "duckdb" else None
