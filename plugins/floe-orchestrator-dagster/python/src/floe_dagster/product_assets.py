"""All assets of a product: of one run of dbt, or of one for each target that its transforms run on."""

from collections.abc import Mapping, Sequence
from typing import Any

from dagster import AssetsDefinition

from floe_dagster.artifacts import Artifact, slug_of
from floe_dagster.built_tables import UNIQUE_ID, BuiltTable
from floe_dagster.dbt_assets import DbtRun, assets_name, build_dbt_assets
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.dbt_steps import DbtStep, dbt_steps
from floe_dagster.last_checks import build_last_checks
from floe_dagster.placed_tests import PlacedTests, placed_tests
from floe_dagster.plugin_runs import PluginRuns
from floe_dagster.product_checks import ProductChecks, product_checks

# The target of a product that gives it no other name.
_DEFAULT_TARGET = "dev"


def build_product_assets(
    artifact: Artifact,
    manifest: DbtManifest,
    *,
    of_dbt: AssetsDefinition,
    tables: Mapping[str, BuiltTable],
    plugins: PluginRuns,
) -> Sequence[AssetsDefinition]:
    """Every model, seed and snapshot of the project as an asset; dbt's tests are their checks."""
    checks = product_checks(artifact, manifest, of_dbt, tables)
    steps = dbt_steps(artifact, manifest) if artifact.dbt.routes else ()
    if steps:
        return _assets_of_steps(artifact, manifest, steps, of_dbt=of_dbt, checks=checks, plugins=plugins)
    everything = DbtRun(
        assets_name(artifact), list(of_dbt.specs), list(of_dbt.check_specs), checks, op_tags=of_dbt.op.tags
    )
    return [build_dbt_assets(artifact, everything, plugins)]


def _assets_of_steps(
    artifact: Artifact,
    manifest: DbtManifest,
    steps: Sequence[DbtStep],
    *,
    of_dbt: AssetsDefinition,
    checks: ProductChecks,
    plugins: PluginRuns,
) -> Sequence[AssetsDefinition]:
    check_specs = list(of_dbt.check_specs)
    tests = placed_tests(steps, manifest, check_specs)
    scored_in = _step_of_score(steps, tests, checks, of_dbt)
    tested = {spec.key: _unique_id(spec) for spec in check_specs}
    assets: list[AssetsDefinition] = []
    for number, step in enumerate(steps):
        specs = [spec for spec in of_dbt.specs if _unique_id(spec) in step.nodes]
        own = checks.of_assets(frozenset(spec.key for spec in specs))
        run = DbtRun(
            name=_step_name(artifact, steps, number),
            specs=specs,
            check_specs=[spec for spec in check_specs if tests.by_step.get(_unique_id(spec)) == number],
            checks=own.with_score_of(checks, tested) if scored_in == number else own,
            target=step.target,
            selection=_selection(number, steps, tests, manifest),
        )
        assets.append(build_dbt_assets(artifact, run, plugins))
    left = [spec for spec in check_specs if _unique_id(spec) in tests.left]
    last = checks.of_assets(frozenset()).with_score_of(checks, tested) if scored_in is None else None
    return [*assets, *build_last_checks(artifact, left, last, plugins)]


def _step_name(artifact: Artifact, steps: Sequence[DbtStep], number: int) -> str:
    if len(steps) == 1:
        return assets_name(artifact)
    target = steps[number].target or artifact.dbt.target or _DEFAULT_TARGET
    return f"{assets_name(artifact)}_{number + 1}_{slug_of(target)}"


def _step_of_score(
    steps: Sequence[DbtStep], tests: PlacedTests, checks: ProductChecks, of_dbt: AssetsDefinition
) -> int | None:
    """The step after which all is known that the score is about; none where only the end of all steps will do."""
    scored = {test.unique_id for test in checks.tests}
    ids = {spec.key: _unique_id(spec) for spec in of_dbt.specs}
    marts = {ids[mart] for mart in checks.marts}
    needed = {number for number, step in enumerate(steps) if marts & step.nodes}
    needed |= {tests.by_step[test] for test in scored if test in tests.by_step}
    fitting = [number for number, step in enumerate(steps) if needed <= step.upstream | {number}]
    return None if scored & tests.left or not fitting else fitting[0]


def _selection(number: int, steps: Sequence[DbtStep], tests: PlacedTests, manifest: DbtManifest) -> tuple[str, ...]:
    """Chooses the nodes of a step. dbt takes the tests of each along, but for those that belong to another step."""
    home = next((index for index, step in enumerate(steps) if step.target is None), 0)
    orphans = tests.orphans if number == home else ()
    selected = [_selector(unique_id, manifest) for unique_id in sorted([*steps[number].nodes, *orphans])]
    excluded = [_selector(unique_id, manifest) for unique_id in sorted(tests.excluded[number])]
    return ("--select", " ".join(selected), *(("--exclude", " ".join(excluded)) if excluded else ()))


def _selector(unique_id: str, manifest: DbtManifest) -> str:
    content = manifest.content
    node = content["nodes"].get(unique_id) or content["functions"][unique_id]
    return "fqn:" + ".".join(node["fqn"])


def _unique_id(spec: Any) -> str:
    return str(spec.metadata.get(UNIQUE_ID))
