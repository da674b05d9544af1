"""The product's dbt project as Dagster assets, and the dbt that builds them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dagster import AssetExecutionContext, AssetsDefinition, multi_asset
from dagster_dbt import DbtCliInvocation, DbtCliResource, DbtProject, dbt_assets

from floe_dagster.artifacts import Artifact, LogSettings
from floe_dagster.built_tables import built_tables
from floe_dagster.column_schemas import with_described_columns
from floe_dagster.concurrency import writer_pool
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.product_checks import product_checks
from floe_dagster.translator import FloeDbtTranslator

_DBT_LEVELS = {"DEBUG": "debug", "INFO": "info", "WARNING": "warn", "ERROR": "error", "CRITICAL": "error"}


def build_dbt_assets(artifact: Artifact, project: DbtProject, manifest: DbtManifest) -> AssetsDefinition:
    """Every model, seed and snapshot of the project as an asset; dbt's tests are their checks."""
    name = f"{artifact.product.slug}_dbt_assets"

    @dbt_assets(
        manifest=manifest.content,
        project=project,
        name=name,
        dagster_dbt_translator=FloeDbtTranslator(artifact, manifest),
    )
    def of_dbt() -> Iterator[Any]:
        # Never runs: it is what dbt has, and dagster-dbt leaves no room for checks of others.
        yield from ()

    checks = product_checks(artifact, manifest, of_dbt, built_tables(manifest, of_dbt))

    @multi_asset(
        name=name,
        specs=list(of_dbt.specs),
        check_specs=[*of_dbt.check_specs, *checks.specs],
        can_subset=True,
        op_tags=of_dbt.op.tags,
        pool=writer_pool(artifact),
        allow_arbitrary_check_specs=True,
    )
    def build(context: AssetExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
        invocation = dbt.cli(["build", *artifact.dbt.arguments], context=context)
        events = invocation.stream()
        # Both ask the adapter, which is a part of dbt Core.
        if artifact.dbt_engine == "core":
            events = events.fetch_row_counts().fetch_column_metadata()
        try:
            described = with_described_columns(events, context.assets_def)
            yield from checks.results(described, invocation, context)
        finally:
            _release_database(invocation)

    return build


def _release_database(invocation: DbtCliInvocation) -> None:
    # dbt-duckdb keeps a file open, and locked for everybody else, until the process ends.
    adapter = invocation.adapter
    if adapter is None:
        return
    adapter.cleanup_connections()
    close = getattr(adapter.connections, "close_all_connections", None)
    if close is not None:
        close()


def build_dbt_resource(artifact: Artifact, *, project: DbtProject, dbt: Path) -> DbtCliResource:
    """The dbt that builds the project, with floe's profile."""
    # As text: dagster-dbt follows links in a Path, and a linked dbt would then run outside its environment.
    return DbtCliResource(
        project_dir=str(project.project_dir),
        profiles_dir=str(project.profiles_dir),
        target=artifact.dbt.target,
        dbt_executable=str(dbt),
        global_config_flags=_log_flags(artifact.logs) if artifact.dbt_engine == "core" else [],
    )


def _log_flags(logs: LogSettings) -> list[str]:
    # Only dbt's log file obeys: Dagster learns what dbt did from its standard output, which must stay JSON at level
    # debug or info. A level of `warn` there would hide every result.
    flags: list[str] = []
    if logs.level is not None:
        flags += ["--log-level-file", _DBT_LEVELS[logs.level]]
    if logs.json_output:
        flags += ["--log-format-file", "json"]
    return flags
