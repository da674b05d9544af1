"""One working copy runs in each environment, one after the other, and none disturbs another."""

import json
import os
from pathlib import Path

import duckdb
import pytest
from floe_command import PRODUCTS, floe, run_dbt, succeeded
from generated_definitions import generated_definitions

ENVIRONMENTS = ("dev", "local", "prod", "staging")
_ROWS = {
    "customer-360": "select count(*) from mart_customer_360",
    "financial-risk": "select count(*) from mart_risk_dashboard",
    "iot-telemetry": "select count(*) from mart_equipment_health",
}


def _with_files_here(demo: Path, volume: Path) -> None:
    """The volume that staging and prod mount, as a folder of the test."""
    for name in ENVIRONMENTS:
        (volume / name).mkdir(parents=True)
        manifest = demo / "platform" / name / "manifest.yaml"
        text = manifest.read_text(encoding="utf-8").replace("/var/lib/floe/", f"{volume}/{name}/")
        if name == "prod":
            text = text.replace(
                "    config:\n      threads: 8",
                f"    config:\n      path: {volume}/prod/{{product_slug}}.duckdb\n      threads: 8",
            )
        manifest.write_text(text, encoding="utf-8")


def _state(product: Path) -> dict[str, bytes]:
    """All files of a product but databases and what belongs to dbt and to floe alone."""
    ignored = {"target", "logs", ".floe", "dbt_packages", "__pycache__"}
    return {
        str(file.relative_to(product)): file.read_bytes()
        for file in sorted(product.rglob("*"))
        if file.is_file() and not ignored & set(file.relative_to(product).parts) and ".duckdb" not in file.name
    }


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_demo_runs_in_each_environment_without_cleaning_up(product: str, demo: Path, tmp_path: Path) -> None:
    _with_files_here(demo, tmp_path / "volume")
    folder = demo / product
    succeeded(floe("compile", cwd=folder))
    before = _state(folder)
    for name in ENVIRONMENTS:
        succeeded(floe("compile", "--env", name, cwd=folder))
        succeeded(run_dbt("build", "--profiles-dir", f"floe_target/{name}", product=folder))
        results = json.loads((folder / "target/run_results.json").read_text(encoding="utf-8"))
        assert {result["status"] for result in results["results"]} <= {"success", "pass"}
        manifest = json.loads((folder / "target/manifest.json").read_text(encoding="utf-8"))
        assert results["args"]["profiles_dir"].endswith(f"floe_target/{name}")
        assert manifest["metadata"]["project_name"]
    databases = sorted(path for path in (*folder.rglob("*.duckdb"), *(tmp_path / "volume").rglob("*.duckdb")))
    assert len(databases) == len(ENVIRONMENTS)
    for database in databases:
        with duckdb.connect(str(database), read_only=True) as connection:
            row = connection.sql(_ROWS[product]).fetchone()
            assert row is not None
            assert row[0] > 0
    after = _state(folder)
    assert {path: text for path, text in after.items() if path in before} == before
    assert {Path(path).parts[1] for path in after.keys() - before.keys()} == set(ENVIRONMENTS)
    for name in ENVIRONMENTS:
        succeeded(floe("compile", "--check", "--env", name, cwd=folder))
    succeeded(floe("compile", "--check", cwd=folder))


def test_the_name_of_the_environment_is_that_of_the_target(demo: Path) -> None:
    folder = demo / "customer-360"
    (folder / "macros").mkdir(exist_ok=True)
    (folder / "macros/which.sql").write_text(
        "{% macro which() %}{{ log(target.name == 'dev' , info=true) }}{% endmacro %}"
    )
    succeeded(floe("compile", "--env", "local", cwd=folder))
    said = run_dbt("run-operation", "which", "--profiles-dir", "floe_target/local", product=folder)
    succeeded(said)
    assert "False" in said.stdout


def test_dagster_finds_the_project_from_the_folder_of_an_environment(demo: Path) -> None:
    folder = demo / "customer-360"
    os.makedirs(demo / ".git", exist_ok=True)
    succeeded(floe("compile", "--env", "local", cwd=folder))
    resources = generated_definitions(folder / "floe_target/local").resources or {}
    project = resources["dbt"]
    assert (project.project_dir, project.profiles_dir) == (str(folder), str(folder / "floe_target/local"))
