"""The product's dbt project as Dagster assets, and the dbt that builds them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dagster import AssetCheckSpec, AssetExecutionContext, AssetsDefinition, AssetSpec, multi_asset
from dagster_dbt import DbtCliInvocation, DbtCliResource, DbtProject, dbt_assets

from floe_dagster.artifacts import Artifact, LogSettings
from floe_dagster.column_schemas import with_described_columns
from floe_dagster.concurrency import writer_pool
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.dbt_steps import Target
from floe_dagster.plugin_runs import PluginRuns
from floe_dagster.product_checks import ProductChecks
from floe_dagster.translator import FloeDbtTranslator

_DBT_LEVELS = {"DEBUG": "debug", "INFO": "info", "WARNING": "warn", "ERROR": "error", "CRITICAL": "error"}


@dataclass(frozen=True)
class DbtRun:
    """One run of dbt, and what Dagster is told of it."""

    name: str
    specs: Sequence[AssetSpec]
    check_specs: Sequence[AssetCheckSpec]
    checks: ProductChecks
    target: Target = None
    selection: Sequence[str] = ()
    """What dbt is told to build where somebody runs all of it; dagster-dbt says it where somebody runs a part."""
    op_tags: Mapping[str, Any] = field(default_factory=dict)


def dbt_definitions(artifact: Artifact, project: DbtProject, manifest: DbtManifest) -> AssetsDefinition:
    """What dbt has: every model, seed and snapshot as an asset, with dbt's tests as their checks.

    It never runs: dagster-dbt leaves no room for the checks of others, nor for several runs.
    """

    @dbt_assets(
        manifest=manifest.content,
        project=project,
        name=assets_name(artifact),
        dagster_dbt_translator=FloeDbtTranslator(artifact, manifest),
    )
    def of_dbt() -> Iterator[Any]:
        yield from ()

    return of_dbt


def assets_name(artifact: Artifact) -> str:
    """What Dagster calls the run of dbt."""
    return f"{artifact.product.slug}_dbt_assets"


def build_dbt_assets(artifact: Artifact, run: DbtRun, plugins: PluginRuns) -> AssetsDefinition:
    """The assets of a run of dbt, which builds them."""
    checks = run.checks
    keys = {spec.key for spec in run.specs}
    check_keys = {spec.key for spec in (*run.check_specs, *checks.specs)}

    @multi_asset(
        name=run.name,
        specs=list(run.specs),
        check_specs=[*run.check_specs, *checks.specs],
        can_subset=True,
        op_tags=run.op_tags,
        pool=writer_pool(artifact, plugins),
        allow_arbitrary_check_specs=True,
    )
    def build(context: AssetExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
        is_all = keys == context.selected_asset_keys and check_keys == context.selected_asset_check_keys
        selection = run.selection if is_all else ()
        arguments = ["build", *artifact.dbt.arguments, *selection]
        with plugins.variables():
            invocation = on_target(dbt, run.target).cli(arguments, context=context)
        events = invocation.stream()
        # Both ask the adapter, which is a part of dbt Core.
        if artifact.dbt_engine == "core":
            events = events.fetch_row_counts().fetch_column_metadata()
        try:
            described = with_described_columns(events, context.assets_def)
            yield from checks.results(described, invocation, context)
        finally:
            release_database(invocation)

    return build


def on_target(dbt: DbtCliResource, target: Target) -> DbtCliResource:
    """The same dbt on another target of the profile."""
    return dbt if target is None else dbt.model_copy(update={"target": target})


def release_database(invocation: DbtCliInvocation) -> None:
    """Lets go of the database: dbt-duckdb keeps a file open, and locked for everybody else, until the process ends."""
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
