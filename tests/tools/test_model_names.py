"""Names that dbt takes for a model: what floe takes runs in Dagster, and what it refuses Dagster would refuse."""

import json
from pathlib import Path

import duckdb
import pytest
from floe_command import compile_product, floe
from generated_definitions import generated_definitions
from small_project import write_project

NAMES = ["stg-orders", "v1.orders", "1orders", "-y", "UPPER", "_x", "long" * 40]
CHECK = {"name": "the id: 'one'", "type": "not_null", "dimension": "completeness", "column": "id"}


def write_models(folder: Path, names: list[str]) -> None:
    transforms: list[dict[str, object]] = [
        {"name": name, "tags": ["daily"], "qualityChecks": [CHECK]} for name in names
    ]
    write_project(folder, {"path": "shop.duckdb"}, transforms)
    for name in names:
        (folder / "models" / f"{name}.sql").write_text("select 1 as id\n")
    columns = [{"name": "id", "data_tests": ["unique"]}]
    properties = {"models": [{"name": name, "columns": columns} for name in names]}
    (folder / "models" / "models.yml").write_text(json.dumps(properties))


def test_a_model_of_any_name_that_is_taken_runs_in_dagster(tmp_path: Path) -> None:
    write_models(tmp_path, NAMES)
    compile_product(tmp_path)
    definitions = generated_definitions(tmp_path)
    result = definitions.get_implicit_global_asset_job_def().execute_in_process()
    assert result.success
    keys = {key.path[-1] for event in result.get_asset_materialization_events() if (key := event.asset_key)}
    assert keys == set(NAMES)
    checked = [each for each in result.get_asset_check_evaluations() if each.check_name != "floe_quality_score"]
    assert len(checked) == 2 * len(NAMES)
    assert all(each.passed for each in checked)
    with duckdb.connect(str(tmp_path / "shop.duckdb"), read_only=True) as database:
        built = {name for (name,) in database.execute("select table_name from information_schema.tables").fetchall()}
    assert built == set(NAMES)


@pytest.mark.parametrize("name", ["größe", "a+b", "日本", "a$b", "q'q"])
def test_a_name_that_dagster_refuses_is_refused_at_its_place(tmp_path: Path, name: str) -> None:
    write_models(tmp_path, [name])
    ended = floe("compile", cwd=tmp_path)
    assert ended.returncode == 1
    assert "Dagster" in ended.stdout + ended.stderr
    assert not (tmp_path / "definitions.py").exists()
