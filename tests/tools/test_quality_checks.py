"""The quality checks of floe.yaml run in dbt and are shown in Dagster, and the tables are held to the output ports."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from dagster import (
    AssetCheckEvaluation,
    AssetCheckKey,
    AssetCheckSeverity,
    AssetKey,
    AssetSelection,
    DagsterInstance,
    Definitions,
    TableSchema,
    define_asset_job,
)
from floe_command import compile_product, floe, run_dbt
from generated_definitions import generated_definitions
from small_project import SMALL_MANIFEST

MANIFEST = (
    SMALL_MANIFEST
    + """\
  quality:
    provider: dbt_expectations
    thresholds: {min_score: 60, warn_score: 90}
"""
)
PRODUCT = """
apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0}
platform: {manifest: ../manifest.yaml}
transforms:
  - name: customers
  - name: orders
    tier: gold
    tags: [daily]
    qualityChecks:
"""
PORTS = """
outputPorts:
  - name: orders
    schema:
      - {name: id, type: integer, primaryKey: true, required: true, description: Number of the order.}
      - {name: customer, type: integer}
      - {name: state, type: string, classification: internal}
"""
MODELS = {
    "customers.sql": "select 1 as id\n",
    "orders.sql": "select 1 as id, 1 as customer, 'it''s open' as state union all select 2, 7, 'gone'\n",
}
HOSTILE = ["') or 1=1 --", "{{ env_var('HOME') }}", "{% x %}"]
IS_EVEN = """
{% test is_even(model, column_name, note='') %}
select * from {{ model }} where {{ column_name }} % 2 = 1
{% endtest %}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A dbt project with two models, and a manifest above it."""
    product = tmp_path / "shop"
    (product / "models").mkdir(parents=True)
    (product / "macros").mkdir()
    (tmp_path / "manifest.yaml").write_text(MANIFEST)
    (product / "dbt_project.yml").write_text("name: shop\nprofile: shop\nmodels: {shop: {+materialized: table}}\n")
    (product / "macros/is_even.sql").write_text(IS_EVEN)
    for name, text in MODELS.items():
        (product / "models" / name).write_text(text)
    return product


def compiled(shop: Path, *checks: Mapping[str, Any], more: str = "") -> Path:
    lines = "".join(f"      - {json.dumps(check)}\n" for check in checks)
    (shop / "floe.yaml").write_text(PRODUCT + lines + more)
    compile_product(shop)
    return shop


def check(name: str, kind: str, column: str = "id", **more: Any) -> dict[str, Any]:
    return {"name": name, "type": kind, "column": column, "dimension": "validity", **more}


@pytest.mark.parametrize(
    ("severity", "code", "word"), [("critical", 1, "FAIL"), ("warning", 0, "WARN"), ("info", 0, "WARN")]
)
def test_a_failing_check_is_what_its_severity_says(severity: str, code: int, word: str, shop: Path) -> None:
    values = {"values": ["it's open"]}
    compiled(shop, check("states", "accepted_values", "state", severity=severity, parameters=values))
    finished = run_dbt("build", "--profiles-dir", ".", product=shop)
    assert finished.returncode == code
    assert f"{word} 1 orders__states" in finished.stdout


def test_every_form_of_a_check_runs(shop: Path) -> None:
    compiled(
        shop,
        check("unique", "unique"),
        check("not null, 'quoted' {{ 1 }} 日本", "not_null"),
        check("known", "relationships", "customer", parameters={"to": "customers", "field": "id", "where": "id = 1"}),
        check("even", "custom", parameters={"test": "is_even", "note": "') or {{ 1/0 }} --"}),
        check("raw", "accepted_values", parameters={"values": [1, "1 + 1"], "quote": False}),
        check(
            "hostile",
            "accepted_values",
            "state",
            parameters={"values": HOSTILE},
        ),
        check("few", "unique", parameters={"warn_if": "> 10", "limit": 5}),
        check("off", "unique", "missing_column", enabled=False),
    )
    statuses = _statuses(shop)
    assert {name: status for name, status in statuses.items() if status != "pass"} == {
        "orders__even": "warn",
        "orders__hostile": "warn",
    }
    assert len(statuses) == 7


def test_a_check_that_is_gone_leaves_no_test(shop: Path) -> None:
    compiled(shop, check("unique", "unique"), check("there", "not_null"))
    compiled(shop, check("there", "not_null"))
    assert [file.name for file in (shop / "tests/floe").iterdir()] == ["orders__there.sql"]


def test_what_dbt_tests_already_is_not_tested_twice(shop: Path) -> None:
    (shop / "models/orders.yml").write_text("models: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]\n")
    compiled(shop, check("unique", "unique"), check("there", "not_null"))
    assert set(_statuses(shop)) == {"unique_orders_id", "orders__there"}


def test_a_versioned_model_is_tested_and_a_disabled_one_is_not(shop: Path) -> None:
    (shop / "models/orders.sql").rename(shop / "models/orders_v2.sql")
    (shop / "models/customers.sql").write_text("{{ config(enabled=false) }} select 1 as id\n")
    (shop / "models/orders.yml").write_text("models: [{name: orders, latest_version: 2, versions: [{v: 2}]}]\n")
    text = PRODUCT.replace("name: orders", "name: orders_v2")
    of_customers = f"  - name: customers\n    qualityChecks: [{json.dumps(check('id', 'unique'))}]\n"
    text = text.replace("  - name: customers\n", of_customers)
    (shop / "floe.yaml").write_text(text + f"      - {json.dumps(check('unique', 'unique'))}\n")
    compile_product(shop)
    assert _statuses(shop) == {"orders_v2__unique": "pass"}


def test_a_check_reads_the_test_that_it_repeats_in_the_score(shop: Path) -> None:
    (shop / "models/orders.yml").write_text("models: [{name: orders, columns: [{name: id, data_tests: [unique]}]}]\n")
    compiled(shop, check("unique", "unique"))
    evaluation = _evaluations(generated_definitions(shop))["floe_quality_score"]
    assert evaluation.description == "100 of 100; 1 checks passed and 0 failed."


def test_dagster_shows_the_checks_and_the_score(shop: Path) -> None:
    compiled(
        shop,
        check("states", "accepted_values", "state", severity="critical", parameters={"values": ["gone"]}),
        check("unique", "unique", dimension="consistency"),
        more=PORTS,
    )
    definitions = generated_definitions(shop)
    spec = _check_specs(definitions)["orders__states"]
    assert spec.blocking
    assert spec.description == "states: `accepted_values` of `state`, for validity, critical."
    evaluations = _evaluations(definitions)
    assert not evaluations["orders__states"].passed
    assert evaluations["orders__states"].severity == AssetCheckSeverity.ERROR
    score = evaluations["floe_quality_score"]
    values = {key: value.value for key, value in score.metadata.items()}
    assert not score.passed
    assert score.severity == AssetCheckSeverity.WARN
    # Validity weighs 0.2, so 80 is left: a third of the way from 70 to 100.
    assert values["score"] == 80.0
    assert (values["score/validity"], values["score/consistency"]) == (0.0, 100.0)
    assert (values["min_score"], values["warn_score"]) == (60.0, 90.0)
    assert values["failed_checks"] == ["states"]


def test_a_score_below_the_least_one_is_an_error(shop: Path) -> None:
    manifest = shop.parent / "manifest.yaml"
    manifest.write_text(MANIFEST.replace("min_score: 60", "min_score: 85"))
    compiled(shop, check("states", "accepted_values", "state", parameters={"values": ["gone"]}))
    assert _evaluations(generated_definitions(shop))["floe_quality_score"].severity == AssetCheckSeverity.ERROR


def test_quality_that_is_switched_off_runs_nothing(shop: Path) -> None:
    manifest = shop.parent / "manifest.yaml"
    manifest.write_text(MANIFEST + "    enabled: false\n")
    compiled(shop, check("unique", "unique"))
    assert not (shop / "tests/floe").exists()
    assert "floe_quality_score" not in _check_specs(generated_definitions(shop))


def test_one_check_runs_by_itself(shop: Path) -> None:
    compiled(shop, check("unique", "unique"), check("there", "not_null"), more=PORTS)
    key = AssetCheckKey(AssetKey(["shop", "orders"]), "floe_quality_score")
    definitions = generated_definitions(shop)
    assert _evaluations(definitions)
    evaluations = _evaluations(definitions, AssetSelection.checks(key))
    assert evaluations["floe_quality_score"].passed


def test_a_port_says_what_its_columns_are_and_is_compared_with_the_table(shop: Path) -> None:
    compiled(shop, check("unique", "unique"), more=PORTS)
    definitions = generated_definitions(shop)
    schema = _schema(definitions, "orders")
    key, _, state = schema.columns
    assert key.description == "Number of the order."
    assert (key.constraints.nullable, key.constraints.other) == (False, ["primary key"])
    assert state.tags == {"classification": "internal"}
    assert _evaluations(definitions)["floe_output_port"].passed


def test_a_table_that_breaks_the_promise_of_its_port_is_found(shop: Path) -> None:
    (shop / "models/orders.sql").write_text("select 'one' as id, 2 as customer, 3 as more\n")
    compiled(shop, check("unique", "unique"), more=PORTS)
    found = _evaluations(generated_definitions(shop))["floe_output_port"]
    assert not found.passed
    assert found.severity == AssetCheckSeverity.ERROR
    assert (
        found.description
        == "missing: state; not promised: more; of another type: id (character varying(256), not integer)"
    )


def test_a_package_that_is_not_installed_is_refused(shop: Path) -> None:
    lines = f"      - {json.dumps(check('small', 'dbt_utils.accepted_range', parameters={'min_value': 0}))}\n"
    (shop / "floe.yaml").write_text(PRODUCT + lines)
    finished = floe("compile", cwd=shop)
    assert finished.returncode == 1
    assert "quality/package-missing" in finished.stderr


def _statuses(shop: Path) -> dict[str, str]:
    run_dbt("build", "--profiles-dir", ".", product=shop)
    results = json.loads((shop / "target/run_results.json").read_text())["results"]
    parts = [(result["unique_id"].split("."), result["status"]) for result in results]
    return {names[2]: status for names, status in parts if names[0] == "test"}


def _check_specs(definitions: Definitions) -> dict[str, Any]:
    assets = definitions.resolve_asset_graph().assets_defs
    return {spec.name: spec for each in assets for spec in each.check_specs}


def _schema(definitions: Definitions, model: str) -> TableSchema:
    node = definitions.resolve_asset_graph().get(AssetKey(["shop", model]))
    value = node.metadata["dagster/column_schema"]
    schema = getattr(value, "schema", value)
    assert isinstance(schema, TableSchema)
    return schema


def _evaluations(definitions: Definitions, selection: AssetSelection | None = None) -> dict[str, AssetCheckEvaluation]:
    if selection is None:
        job = definitions.resolve_job_def("shop_job")
    else:
        chosen = Definitions(
            assets=definitions.assets, resources=definitions.resources, jobs=[define_asset_job("chosen", selection)]
        )
        job = chosen.resolve_job_def("chosen")
    with DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance, raise_on_error=False)
        return {evaluation.check_name: evaluation for evaluation in result.get_asset_check_evaluations()}
