"""The database files that floe refuses are those that dbt cannot work with."""

import json
from pathlib import Path

import pytest
from floe_command import floe, run_dbt
from small_project import write_project

_WORKING = (
    *("a-b", "a b", "a?b", "a%b", "memory", "select", "Main", "pg_catalog", "information_schema"),
    *("shop.v1", ".hidden", "été"),
)


def _write_project(folder: Path, database: str) -> None:
    write_project(folder, {"path": database}, [{"name": "orders"}, {"name": "customers", "dependsOn": ["orders"]}])
    # The profile as it would be, for dbt to say what it makes of a path that floe does not write.
    profile = {"shop": {"target": "dev", "outputs": {"dev": {"type": "duckdb", "path": database, "threads": 1}}}}
    for folder_name in ("by-hand", "target"):
        (folder / folder_name).mkdir()
    (folder / "by-hand/profiles.yml").write_text(json.dumps(profile))
    (folder / "models/orders.sql").write_text("select 1 as id")
    (folder / "models/customers.sql").write_text("select * from {{ ref('orders') }}")


@pytest.mark.parametrize("name", ["main", "system", "TEMP", "a#b", "a;b", "a'b", 'a"b'])
def test_floe_refuses_a_database_that_dbt_cannot_work_with(name: str, tmp_path: Path) -> None:
    _write_project(tmp_path, f"target/{name}.duckdb")
    refused = floe("compile", cwd=tmp_path)
    assert (refused.returncode, "duckdb/database-name" in refused.stderr) == (1, True)
    assert run_dbt("run", "--profiles-dir", "by-hand", product=tmp_path).returncode != 0


@pytest.mark.parametrize("name", _WORKING)
def test_floe_lets_a_database_pass_that_dbt_can_work_with(name: str, tmp_path: Path) -> None:
    _write_project(tmp_path, f"target/{name}.duckdb")
    assert floe("compile", cwd=tmp_path).returncode == 0
    assert run_dbt("run", "--profiles-dir", ".", product=tmp_path).returncode == 0


def test_a_compile_makes_the_folder_of_the_database(tmp_path: Path) -> None:
    _write_project(tmp_path, "data/it's/{product_slug}.duckdb")
    assert floe("compile", cwd=tmp_path).returncode == 0
    assert run_dbt("run", "--profiles-dir", ".", product=tmp_path).returncode == 0
    assert (tmp_path / "data/it's/shop.duckdb").is_file()


@pytest.mark.parametrize("folder", ["shop", "sh op's é"])
def test_the_database_is_in_the_product_wherever_dbt_is_started(folder: str, tmp_path: Path) -> None:
    product, elsewhere = tmp_path / folder, tmp_path / "elsewhere"
    for made in (product, elsewhere):
        made.mkdir()
    _write_project(product, "{product_slug}.duckdb")
    assert floe("compile", cwd=product).returncode == 0
    for start, named in ((tmp_path, folder), (elsewhere, f"../{folder}"), (elsewhere, str(product))):
        assert run_dbt("run", "--project-dir", named, "--profiles-dir", named, product=start).returncode == 0
        assert [path.parent.name for path in tmp_path.rglob("*.duckdb")] == [folder]
        (product / "shop.duckdb").unlink()
