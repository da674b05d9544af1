"""Who may write at the same time."""

from floe_dagster.artifacts import Artifact


def writer_pool(artifact: Artifact) -> str | None:
    """The pool that runs of the product share when the engine limits how many of them may write; none otherwise.

    Dagster holds the others back once the instance limits the pool, for example with
    `concurrency.pools.default_limit: 1`, which is right for an engine with one writer a file.
    """
    compute = artifact.compute
    return f"{compute.kind}/{artifact.product.slug}" if compute.writers is not None else None
