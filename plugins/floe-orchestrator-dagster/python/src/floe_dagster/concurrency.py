"""Who may write at the same time."""

from floe_dagster.artifacts import Artifact
from floe_dagster.plugin_runs import PluginRuns


def writer_pool(artifact: Artifact, runs: PluginRuns) -> str | None:
    """The pool that runs of the product share: the engine's when it limits how many may write, else a plugin's.

    Dagster holds the others back once the instance limits the pool, for example with
    `concurrency.pools.default_limit: 1`, which is right for an engine with one writer a file.
    """
    compute = artifact.compute
    return f"{compute.kind}/{artifact.product.slug}" if compute.writers is not None else runs.pool
