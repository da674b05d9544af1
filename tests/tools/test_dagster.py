"""Each generated code location loads in Dagster, and one of them runs."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from dagster import DagsterInstance, DefaultScheduleStatus, ScheduleDefinition
from dagster_dbt import DbtCliResource
from demo_facts import MARTS, found_facts, planted_facts
from floe_command import PRODUCTS, compile_product, dagster, succeeded
from generated_definitions import generated_definitions


@pytest.mark.parametrize("product", PRODUCTS)
def test_dagster_accepts_the_code_location(product: str, demo: Path, tmp_path: Path) -> None:
    home = tmp_path / "dagster"
    home.mkdir()
    compile_product(demo / product)
    succeeded(dagster("definitions", "validate", "-f", "definitions.py", product=demo / product, home=home))


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_schedule_is_the_one_of_the_yaml_files(product: str, demo: Path) -> None:
    compile_product(demo / product)
    expected = _yaml(demo / product / "floe.yaml").get("schedule") or _default_schedule(demo)
    schedule = _schedule(demo / product)
    assert schedule.cron_schedule == expected["cron"]
    assert schedule.execution_timezone == expected["timezone"]
    assert schedule.default_status == DefaultScheduleStatus.RUNNING


def test_a_schedule_that_is_not_enabled_is_stopped(demo: Path) -> None:
    product = demo / "customer-360"
    floe_yaml = product / "floe.yaml"
    text = floe_yaml.read_text(encoding="utf-8")
    floe_yaml.write_text(text.replace("enabled: true", "enabled: false"), encoding="utf-8")
    compile_product(product)
    schedule = _schedule(product)
    assert schedule.default_status == DefaultScheduleStatus.STOPPED


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_code_location_has_the_dbt_assets_and_the_dbt_that_builds_them(product: str, demo: Path) -> None:
    compile_product(demo / product)
    definitions = generated_definitions(demo / product)
    names = {key.path[-1] for key in definitions.resolve_all_asset_keys()}
    transforms = {transform["name"] for transform in _yaml(demo / product / "floe.yaml")["transforms"]}
    assert transforms <= names
    resource = (definitions.resources or {})["dbt"]
    assert isinstance(resource, DbtCliResource)
    assert Path(resource.project_dir) == demo / product


def test_a_product_is_materialised_through_the_generated_definitions(demo: Path) -> None:
    product = demo / "iot-telemetry"
    compile_product(product)
    definitions = generated_definitions(product)
    with DagsterInstance.ephemeral() as instance:
        result = definitions.resolve_job_def("iot_telemetry_job").execute_in_process(instance=instance)
    materialised = {event.asset_key.path[-1] for event in result.get_asset_materialization_events() if event.asset_key}
    assert result.success
    assert MARTS[product.name] in materialised
    assert found_facts(product) == planted_facts(product)


def _schedule(product: Path) -> ScheduleDefinition:
    return generated_definitions(product).resolve_schedule_def(f"{product.name.replace('-', '_')}_schedule")


def _default_schedule(demo: Path) -> Any:
    return _yaml(demo / "manifest.yaml")["plugins"]["orchestrator"]["config"]["default_schedule"]


def _yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))
