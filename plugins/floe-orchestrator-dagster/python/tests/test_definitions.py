import logging
import os
import subprocess
import sys
import warnings
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import artifact, built_assets, write_artifact, write_record
from dagster import AssetKey, AssetMaterialization, DagsterEvent, Definitions, ExecuteInProcessResult
from dagster_dbt import DbtCliResource

from floe_dagster import DbtExecutableNotFoundError, FloeDefinitions

CODE_LOCATION = """from pathlib import Path
from floe_dagster import FloeDefinitions
defs = FloeDefinitions.from_compiled_artifacts(Path(__file__).parent / "floe_target" / "compiled_artifacts.json")
"""

LOAD_WITHOUT_NETWORK = """
import runpy, sys
def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        raise SystemExit(f"loading reached for the network: {event} {arguments}")
sys.addaudithook(refuse)
defs = runpy.run_path(sys.argv[1])["defs"]
type(defs).validate_loadable(defs)
print(sorted(job.name for job in defs.jobs), sorted(defs.resources))
"""


def run_whole_product(defs: Definitions) -> ExecuteInProcessResult:
    return defs.resolve_job_def("customer_360_job").execute_in_process(raise_on_error=False)


def keys(*names: str) -> list[AssetKey]:
    return [AssetKey(["customer_360", name]) for name in names]


def materialization(event: DagsterEvent) -> AssetMaterialization:
    return event.step_materialization_data.materialization


def test_the_job_builds_the_product_with_dbt(project: Path) -> None:
    content = artifact()
    # Quieter than what Dagster listens to: only dbt's log file may obey.
    content["observability"]["telemetry"]["logging"] = {"log_level": "ERROR", "json_output": True}
    file = write_artifact(project, content)
    write_record(project)

    result = run_whole_product(FloeDefinitions.from_compiled_artifacts(file))

    assert result.success
    materialized = [event.asset_key for event in result.get_asset_materialization_events()]
    assert materialized == keys("raw_customers", "stg_customers", "mart_spend")
    checks = sorted(check.check_name for check in result.get_asset_check_evaluations())
    assert checks == [
        "floe_quality_score",
        "floe_quality_score",
        "not_null_stg_customers_id",
        "unique_stg_customers_id",
    ]
    with duckdb.connect(str(project / "warehouse.duckdb"), read_only=True) as warehouse:
        assert warehouse.sql("select total from mart_spend").fetchall() == [(30,)]
    built = {
        event.asset_key: event.metadata for event in map(materialization, result.get_asset_materialization_events())
    }
    [stg] = keys("stg_customers")
    assert built[stg]["dagster/row_count"].value == 2
    # The type is the adapter's, the description that of dbt's properties.
    schema: Any = built[stg]["dagster/column_schema"].value
    assert [(column.name, column.type, column.description) for column in schema.columns] == [
        ("id", "INTEGER", "Number of the customer."),
        ("name", "character varying(256)", None),
        ("spend", "INTEGER", None),
    ]
    [log] = (project / "target").glob("*/dbt.log")
    assert log.read_text(encoding="utf-8") == ""


def test_a_model_that_fails_fails_the_run(project: Path) -> None:
    (project / "models" / "mart_spend.sql").write_text("select no_such_column from {{ ref('stg_customers') }}\n")
    result = run_whole_product(FloeDefinitions.from_compiled_artifacts(write_artifact(project, artifact())))
    assert not result.success
    materialized = [event.asset_key for event in result.get_asset_materialization_events()]
    assert materialized == keys("raw_customers", "stg_customers")


def test_the_generated_code_location_loads_with_an_empty_environment(project: Path) -> None:
    write_artifact(project, artifact(schedule={"cron": "@daily", "timezone": "UTC", "enabled": True}))
    (project / "definitions.py").write_text(CODE_LOCATION, encoding="utf-8")
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_WITHOUT_NETWORK, "definitions.py"],
        cwd=project,
        env={},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (loaded.returncode, loaded.stdout.strip()) == (0, "['customer_360_job'] ['dbt']"), loaded.stderr


def test_loading_warns_about_nothing(project: Path) -> None:
    file = write_artifact(
        project, artifact(schedule={"cron": "@daily"}, product={"owner": "data", "labels": {"a": "b"}})
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        Definitions.validate_loadable(FloeDefinitions.from_compiled_artifacts(file))


def test_dbt_runs_in_the_project_with_its_profile(project: Path) -> None:
    dbt = (FloeDefinitions.from_compiled_artifacts(write_artifact(project, artifact())).resources or {})["dbt"]
    assert isinstance(dbt, DbtCliResource)
    assert (dbt.project_dir, dbt.profiles_dir) == (str(project), str(project))
    assert dbt.dbt_executable == str(Path(sys.executable).parent / "dbt")
    assert dbt.global_config_flags == ["--log-level-file", "info", "--log-format-file", "json"]


def test_the_fusion_engine_is_used_when_asked_for(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fusion = tmp_path / "bin" / "dbtf"
    fusion.parent.mkdir()
    fusion.write_text("#!/bin/sh\n", encoding="utf-8")
    fusion.chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join([str(fusion.parent), os.environ["PATH"]]))
    file = write_artifact(project, artifact(dbt={"type": "fusion"}))
    dbt = (FloeDefinitions.from_compiled_artifacts(file).resources or {})["dbt"]
    assert isinstance(dbt, DbtCliResource)
    assert (dbt.dbt_executable, dbt.global_config_flags) == (str(fusion), [])


def test_a_missing_fusion_engine_is_refused(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(project))
    with pytest.raises(DbtExecutableNotFoundError, match="dbtf"):
        FloeDefinitions.from_compiled_artifacts(write_artifact(project, artifact(dbt={"type": "fusion"})))


def test_an_artifact_without_transforms_and_dbt_project_defines_nothing(tmp_path: Path) -> None:
    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(tmp_path, {**artifact(), "transforms": None}))
    assert list(defs.assets or []) == []
    assert list(defs.jobs or []) == []
    assert not defs.resources


def test_a_dbt_project_counts_even_without_transforms(project: Path) -> None:
    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(project, {**artifact(), "transforms": None}))
    tags = [spec.tags for spec in built_assets(defs).specs]
    assert len(tags) == 3
    assert not any("floe/tier" in tag for tag in tags)


def test_each_transform_shows_the_compute_that_it_runs_on(project: Path) -> None:
    content = artifact(dbt={"type": "core", "routes": {"stg_customers": "second"}})
    content["transforms"]["models"][0]["compute"] = "second"
    defs = FloeDefinitions.from_compiled_artifacts(write_artifact(project, content))
    assets = [each for each in defs.resolve_asset_graph().assets_defs if each.is_executable]
    shown = {
        each.op.name: {spec.key.path[-1]: spec.tags["floe/compute"] for spec in each.specs}
        for each in assets
        if each.keys
    }
    assert shown == {
        "customer_360_dbt_assets_1_dev": {"raw_customers": "duckdb"},
        "customer_360_dbt_assets_2_second": {"stg_customers": "second"},
        "customer_360_dbt_assets_3_dev": {"mart_spend": "duckdb"},
    }


def test_the_dbt_project_may_lie_elsewhere(project: Path, tmp_path: Path) -> None:
    file = write_artifact(tmp_path / "compiled", artifact())
    defs = FloeDefinitions.from_compiled_artifacts(file, project_dir=project)
    assert len(list(built_assets(defs).specs)) == 3


def test_an_artifact_outside_a_target_folder_belongs_to_its_own_folder(project: Path) -> None:
    file = write_artifact(project, artifact()).rename(project / "artifact.json")
    assert len(list(built_assets(FloeDefinitions.from_compiled_artifacts(str(file))).specs)) == 3


def test_the_definitions_tell_what_they_were_made_from(project: Path) -> None:
    file = write_artifact(project, artifact(product={"description": "Customers.", "labels": {"cost center": "R&D"}}))
    metadata = FloeDefinitions.from_compiled_artifacts(file).metadata
    assert {key: value.value for key, value in metadata.items()} == {
        "floe/product": "customer-360",
        "floe/product_version": "1.2.3",
        "floe/product_description": "Customers.",
        "floe/artifact_version": "0.8.0",
        "floe/data_contracts": ["customer-360-orders"],
        "floe/labels": {"cost center": "R&D"},
        "floe/dbt_vars": {},
    }


@pytest.mark.parametrize(("written", "level"), [("DEBUG", logging.DEBUG), ("critical", logging.CRITICAL)])
def test_the_log_level_is_that_of_the_platform(tmp_path: Path, written: str, level: int) -> None:
    logging_settings = {"telemetry": {"logging": {"log_level": written, "json_output": False}}}
    content = {**artifact(), "transforms": None, "observability": logging_settings}
    FloeDefinitions.from_compiled_artifacts(write_artifact(tmp_path, content))
    assert logging.getLogger("floe_dagster").level == level
