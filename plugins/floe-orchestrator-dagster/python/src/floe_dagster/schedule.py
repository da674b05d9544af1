"""When the product runs, and with what limits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dagster import (
    AssetsDefinition,
    AssetSelection,
    DagsterInvalidDefinitionError,
    DefaultScheduleStatus,
    MetadataValue,
    ScheduleDefinition,
    define_asset_job,
)

from floe_dagster.artifacts import Artifact
from floe_dagster.concurrency import writer_pool
from floe_dagster.errors import ScheduleInvalidError
from floe_dagster.plugin_runs import PluginRuns
from floe_dagster.tags import product_tags

if TYPE_CHECKING:
    # Dagster has no public name for what `define_asset_job` gives.
    from dagster._core.definitions.unresolved_asset_job_definition import UnresolvedAssetJobDefinition


def build_job(
    artifact: Artifact, assets: Sequence[AssetsDefinition], plugins: PluginRuns
) -> "UnresolvedAssetJobDefinition":
    """The job that builds the whole product, with or without a schedule."""
    return define_asset_job(
        name=f"{artifact.product.slug}_job",
        selection=_selection(assets),
        description=artifact.product.description,
        tags={**product_tags(artifact), **_limits(artifact, plugins)},
        metadata={"floe/dbt_vars": MetadataValue.json(dict(artifact.dbt.vars))} if artifact.dbt.vars else {},
    )


def _selection(assets: Sequence[AssetsDefinition]) -> AssetSelection:
    # The definitions of the last checks have no assets of their own, and their checks go with the others' assets.
    return AssetSelection.assets(*[each for each in assets if each.keys])


def build_schedule(artifact: Artifact, job: "UnresolvedAssetJobDefinition") -> ScheduleDefinition | None:
    """The schedule of floe.yaml; none when it has none."""
    schedule = artifact.schedule
    if schedule is None:
        return None
    try:
        return ScheduleDefinition(
            name=f"{artifact.product.slug}_schedule",
            job=job,
            cron_schedule=schedule.cron,
            execution_timezone=schedule.timezone,
            default_status=DefaultScheduleStatus.RUNNING if schedule.enabled else DefaultScheduleStatus.STOPPED,
        )
    except DagsterInvalidDefinitionError as error:
        raise ScheduleInvalidError(
            f"Dagster does not accept the cron expression `{schedule.cron}` in the time zone `{schedule.timezone}`; "
            "correct `schedule` in floe.yaml and run `floe compile`."
        ) from error


def _limits(artifact: Artifact, plugins: PluginRuns) -> dict[str, str]:
    timeout_seconds = artifact.compute.run_timeout_seconds
    pool = writer_pool(artifact, plugins)
    return {
        **({"dagster/max_runtime": str(timeout_seconds)} if timeout_seconds is not None else {}),
        **({"dagster/concurrency_key": pool} if pool is not None else {}),
    }
