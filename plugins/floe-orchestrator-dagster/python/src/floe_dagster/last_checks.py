"""Checks that can only be made when all runs of dbt have ended: they are about tables of several of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetKey,
    AssetsDefinition,
    multi_asset_check,
)
from dagster_dbt import DbtCliResource

from floe_dagster.artifacts import Artifact
from floe_dagster.built_tables import UNIQUE_ID
from floe_dagster.concurrency import writer_pool
from floe_dagster.dbt_assets import release_database
from floe_dagster.plugin_runs import PluginRuns
from floe_dagster.product_checks import ProductChecks, run_statuses


def build_last_checks(
    artifact: Artifact, tests: Sequence[AssetCheckSpec], scored: ProductChecks | None, plugins: PluginRuns
) -> Sequence[AssetsDefinition]:
    """One more run of dbt for these tests, and then the score where it is given; nothing where there is neither."""
    scores = _score_specs(scored)
    if not tests and not scores:
        return []
    ids = {spec.key: str(spec.metadata.get(UNIQUE_ID)) for spec in tests}

    @multi_asset_check(
        name=f"{artifact.product.slug}_dbt_last_checks",
        specs=[*tests, *scores],
        can_subset=True,
        pool=writer_pool(artifact, plugins),
    )
    def check(context: AssetCheckExecutionContext, dbt: DbtCliResource) -> Iterator[Any]:
        chosen = {key: ids[key] for key in sorted(context.selected_asset_check_keys) if key in ids}
        invocation = None
        if chosen:
            names = " ".join(unique_id.split(".")[2] for unique_id in chosen.values())
            arguments = ["test", *artifact.dbt.arguments, "--select", names]
            with plugins.variables():
                invocation = dbt.cli(arguments, raise_on_error=False)
            invocation.wait()
            release_database(invocation)
        statuses = run_statuses(invocation)
        for key, unique_id in chosen.items():
            status = statuses.get(unique_id, "error")
            severity = AssetCheckSeverity.WARN if status == "warn" else AssetCheckSeverity.ERROR
            yield AssetCheckResult(
                asset_key=key.asset_key,
                check_name=key.name,
                passed=status == "pass",
                severity=severity,
                metadata={"status": status},
            )
        if scored is not None:
            yield from scored.of_score(invocation, context)
        error = invocation.get_error() if invocation is not None else None
        if error is not None:
            raise error

    return [check]


def _score_specs(scored: ProductChecks | None) -> list[AssetCheckSpec]:
    if scored is None:
        return []
    tested = {key.asset_key for key in scored.earlier}
    return [_after(spec, tested) for spec in scored.specs]


def _after(spec: AssetCheckSpec, tested: set[AssetKey]) -> AssetCheckSpec:
    return AssetCheckSpec(
        name=spec.name,
        asset=spec.asset_key,
        description=spec.description,
        additional_deps=sorted(tested - {spec.asset_key}),
        blocking=spec.blocking,
        metadata=spec.metadata,
    )
