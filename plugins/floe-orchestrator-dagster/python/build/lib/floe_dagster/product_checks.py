"""What floe checks of a product beside dbt's tests: the quality score, and the columns of the output ports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dagster import (
    AssetCheckExecutionContext,
    AssetCheckKey,
    AssetCheckResult,
    AssetCheckSpec,
    AssetExecutionContext,
    AssetKey,
    AssetsDefinition,
    DagsterEventType,
    Output,
    TableSchema,
)
from dagster_dbt import DbtCliInvocation

from floe_dagster.artifacts import Artifact
from floe_dagster.built_tables import UNIQUE_ID, BuiltTable
from floe_dagster.dbt_manifest import DbtManifest
from floe_dagster.output_port_check import CHECK_NAME as PORT_CHECK
from floe_dagster.output_port_check import port_check_result, port_check_spec
from floe_dagster.output_ports import OutputPort
from floe_dagster.quality_score import CHECK_NAME as SCORE_CHECK
from floe_dagster.quality_score import ScoredTest, score, score_check_result, score_check_spec
from floe_dagster.scored_tests import scored_tests

_COLUMN_SCHEMA = "dagster/column_schema"


@dataclass(frozen=True)
class ProductChecks:
    """The checks of a product, on the assets of its dbt project."""

    artifact: Artifact
    tests: tuple[ScoredTest, ...]
    marts: tuple[AssetKey, ...]
    ports: Mapping[AssetKey, OutputPort]
    specs: tuple[AssetCheckSpec, ...]
    earlier: Mapping[AssetCheckKey, str] = field(default_factory=dict)
    """The tests that other runs of dbt make in the same run of Dagster, by what Dagster calls them."""

    def of_assets(self, keys: frozenset[AssetKey]) -> "ProductChecks":
        """The checks of some assets, without the score, which is about all of them."""
        specs = tuple(spec for spec in self.specs if spec.name != SCORE_CHECK and spec.asset_key in keys)
        ports = {key: port for key, port in self.ports.items() if key in keys}
        return replace(self, marts=(), ports=ports, specs=specs)

    def with_score_of(self, product: "ProductChecks", earlier: Mapping[AssetCheckKey, str]) -> "ProductChecks":
        """These checks and the score of the product."""
        scores = tuple(spec for spec in product.specs if spec.name == SCORE_CHECK)
        return replace(self, marts=product.marts, specs=(*self.specs, *scores), earlier=earlier)

    def results(
        self, events: Iterable[Any], invocation: DbtCliInvocation, context: AssetExecutionContext
    ) -> Iterator[Any]:
        """The events of dbt, and then the results of the checks, also when dbt ends with an error."""
        selected = {(key.asset_key, key.name) for key in context.selected_asset_check_keys}
        keys = context.assets_def.keys_by_output_name
        failure: Exception | None = None
        try:
            for event in events:
                yield event
                yield from self._of_port(event, keys, selected)
        except Exception as error:
            # A failing test ends the run of dbt with an error, and is what the score is about.
            failure = error
        yield from self.of_score(invocation, context)
        if failure is not None:
            raise failure

    def _of_port(
        self, event: Any, keys: Mapping[str, AssetKey], selected: set[tuple[AssetKey, str]]
    ) -> Iterator[AssetCheckResult]:
        key = keys.get(event.output_name) if isinstance(event, Output) else None
        if key is None or key not in self.ports or (key, PORT_CHECK) not in selected:
            return
        value = (event.metadata or {}).get(_COLUMN_SCHEMA)
        built = getattr(value, "schema", value)
        if isinstance(built, TableSchema):
            yield port_check_result(self.ports[key], key, built)

    def of_score(
        self, invocation: DbtCliInvocation | None, context: AssetExecutionContext | AssetCheckExecutionContext
    ) -> Iterator[AssetCheckResult]:
        """The score of what this run of dbt has found, and of what others found before."""
        selected = context.selected_asset_check_keys
        marts = [key for key in self.marts if AssetCheckKey(key, SCORE_CHECK) in selected]
        if not marts:
            return
        statuses = {**self._earlier_statuses(context), **run_statuses(invocation)}
        scored = score(self.tests, statuses, self.artifact.quality)
        if scored is not None:
            yield from (score_check_result(key, scored, self.artifact.quality) for key in marts)

    def _earlier_statuses(self, context: AssetExecutionContext | AssetCheckExecutionContext) -> dict[str, str]:
        if not self.earlier:
            return {}
        run_id = context.op_execution_context.run_id
        entries = context.instance.all_logs(run_id, of_type=DagsterEventType.ASSET_CHECK_EVALUATION)
        found = [entry.get_dagster_event().asset_check_evaluation_data for entry in entries]
        return {
            self.earlier[each.asset_check_key]: "pass" if each.passed else "fail"
            for each in found
            if each.asset_check_key in self.earlier
        }


def run_statuses(invocation: DbtCliInvocation | None) -> dict[str, str]:
    """The status of each resource that a run of dbt came to, by unique id."""
    try:
        results = invocation.get_artifact("run_results.json")["results"] if invocation is not None else []
    except (OSError, ValueError, KeyError):
        return {}
    return {str(result["unique_id"]): str(result["status"]) for result in results}


def product_checks(
    artifact: Artifact, manifest: DbtManifest, assets: AssetsDefinition, tables: Mapping[str, BuiltTable]
) -> ProductChecks:
    """The checks that go with the assets of a dbt project."""
    tests = scored_tests(artifact, manifest)
    ports = {tables[port.name].key: port for port in artifact.output_ports if port.name in tables}
    marts = tuple(tables[name].key for name in _mart_names(artifact) if name in tables) if tests else ()
    stands_for = {table.key: _harmless(table, assets) for table in tables.values()}
    specs = [score_check_spec(key, artifact.quality, stands_for[key]) for key in marts]
    if artifact.dbt_engine == "core":
        specs += [port_check_spec(port, key, stands_for[key]) for key, port in ports.items()]
    return ProductChecks(artifact, tests, marts, ports, tuple(specs))


def _mart_names(artifact: Artifact) -> Iterable[str]:
    """What the product is there for: its output ports, else its models of the layer gold, else all of them."""
    models = artifact.transforms.models.values() if artifact.transforms else ()
    ports = [port.name for port in artifact.output_ports]
    gold = [model.name for model in models if model.quality_tier == "gold"]
    return ports or gold or [model.name for model in models]


def _harmless(table: BuiltTable, assets: AssetsDefinition) -> dict[str, str]:
    # Where somebody runs some of an asset's checks, dagster-dbt asks each for the dbt test that it stands for. These
    # have none, and one more test does no harm.
    tests = [spec.metadata.get(UNIQUE_ID) for spec in assets.check_specs if spec.asset_key == table.key]
    return {UNIQUE_ID: next((str(test) for test in tests if test), table.unique_id)}
