"""Transforms run on the compute that they name, in dbt and in Dagster, and read each other's tables."""

from pathlib import Path

import duckdb
import pytest
from floe_command import compile_product, dagster, dbt_build, floe, run_dbt, succeeded

MANIFEST = """
apiVersion: floe.dev/v1
kind: Manifest
metadata: {name: small, version: 1.0.0, owner: platform@example.com}
plugins:
  orchestrator: {type: dagster}
  quality: {provider: dbt_expectations}
profiles:
  compute:
    default: {type: duckdb}
    reports: {type: duckdb, properties: {path: "PATH", threads: 1}}
"""
PRODUCT = """
apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0}
platform: {manifest: manifest.yaml}
transforms:
  - name: orders
    qualityChecks: [{name: unique, type: unique, column: id, dimension: consistency}]
  - name: report
    compute: reports
    qualityChecks: [{name: there, type: not_null, column: id, dimension: validity}]
  - name: mart
    tier: gold
    qualityChecks:
      - {name: known, type: relationships, column: id, dimension: validity, parameters: {to: report, field: id}}
"""
FILES = {
    "dbt_project.yml": "name: shop\nprofile: shop\nmodels: {shop: {+materialized: table}}\n",
    "seeds/raw.csv": "id\n1\n2\n",
    "models/orders.sql": "select id from {{ ref('raw') }}\n",
    "models/report.sql": "{{ config(materialized='incremental') }} select id from {{ ref('orders') }}\n",
    "models/mart.sql": "select id from {{ ref('report') }} join {{ ref('orders') }} using (id)\n",
}
IN_SHOP = ["mart", "orders", "raw"]


def _write(folder: Path, *, path: str = "data/it's/reports.duckdb", product: str = PRODUCT) -> Path:
    for name, text in {"manifest.yaml": MANIFEST.replace("PATH", path), "floe.yaml": product, **FILES}.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text)
    return folder


def _tables(database: Path) -> list[str]:
    with duckdb.connect(str(database), read_only=True) as connection:
        names = connection.execute("select table_name from duckdb_tables() where not internal").fetchall()
    return sorted(name for (name,) in names)


def test_dagster_runs_dbt_for_each_target_in_the_order_of_the_graph(tmp_path: Path) -> None:
    shop, home = _write(tmp_path), tmp_path / "home"
    home.mkdir()
    compile_product(shop)
    done = dagster("job", "execute", "-f", "definitions.py", "-j", "shop_job", product=shop, home=home)
    said = done.stdout + done.stderr
    succeeded(done)
    begun = [f"shop_dbt_assets_{step} - STEP_START" for step in ("1_dev", "2_reports", "3_dev")]
    assert [said.index(each) for each in begun] == sorted(said.index(each) for each in begun)
    assert _tables(shop / "shop.duckdb") == IN_SHOP
    assert _tables(shop / "data/it's/reports.duckdb") == ["report"]
    assert "floe_quality_score" in said


def test_dbt_builds_each_model_in_its_own_database_on_any_target(tmp_path: Path) -> None:
    shop = _write(tmp_path)
    compile_product(shop)
    assert floe("compile", "--check", cwd=shop).returncode == 0
    dbt_build(shop)
    succeeded(run_dbt("build", "--select", "report", "--target", "reports", "--profiles-dir", ".", product=shop))
    assert _tables(shop / "shop.duckdb") == IN_SHOP
    assert _tables(shop / "data/it's/reports.duckdb") == ["report"]


def test_transforms_from_dbt_are_routed_by_their_entries(tmp_path: Path) -> None:
    head = PRODUCT.split("transforms:", maxsplit=1)[0]
    product = f"{head}transforms: {{from: dbt, models: [{{name: report, compute: reports}}]}}\n"
    shop = _write(tmp_path, product=product)
    compile_product(shop)
    dbt_build(shop)
    assert _tables(shop / "data/it's/reports.duckdb") == ["report"]


def test_a_project_with_a_macro_of_its_own_is_told_the_line_that_it_needs(tmp_path: Path) -> None:
    shop = _write(tmp_path)
    (shop / "macros").mkdir()
    own = "{% macro generate_database_name(custom_database_name=none, node=none) %}LINE{{ return(target.database) }}"
    macro = shop / "macros/databases.sql"
    macro.write_text(own.replace("LINE", "") + "{% endmacro %}\n")
    refused = floe("compile", cwd=shop)
    assert (refused.returncode, "dbt/own-database-name" in refused.stderr) == (1, True)
    line = refused.stderr.split("Let the macro begin with: `")[1].split("`")[0]
    macro.write_text(own.replace("LINE", line) + "{% endmacro %}\n")
    compile_product(shop)
    dbt_build(shop)
    assert _tables(shop / "data/it's/reports.duckdb") == ["report"]


@pytest.mark.parametrize("path", [":memory:", "md:reports", "other/shop.duckdb"])
def test_what_no_target_can_read_is_refused(path: str, tmp_path: Path) -> None:
    refused = floe("compile", cwd=_write(tmp_path, path=path))
    assert (refused.returncode, "resolve/compute-unreachable" in refused.stderr) == (1, True)


def test_two_computes_on_one_file_are_two_runs_on_it(tmp_path: Path) -> None:
    shop = _write(tmp_path, path="./shop.duckdb")
    compile_product(shop)
    dbt_build(shop)
    assert _tables(shop / "shop.duckdb") == [*IN_SHOP, "report"]
