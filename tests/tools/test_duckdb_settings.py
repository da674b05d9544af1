"""What floe makes of DuckDB's options is what DuckDB and dbt-duckdb take."""

import re
from pathlib import Path

import duckdb
import pytest
from dbt.adapters.duckdb.credentials import DuckDBCredentials
from floe_command import ROOT, floe, run_dbt, succeeded
from small_project import write_project

_SOURCES = ROOT / "plugins/floe-compute-duckdb/src"
# A value for each that DuckDB would take while it opens a database.
_AT_START = {
    "access_mode": "automatic",
    "allow_community_extensions": True,
    "allow_unsigned_extensions": True,
    "custom_user_agent": "floe",
    "disable_database_invalidation": True,
    "duckdb_api": "floe",
    "vacuum_rebuild_indexes": 1000,
}


def _write_project(folder: Path, config: dict[str, object]) -> None:
    write_project(folder, config, [{"name": "orders"}])
    _write_model(folder, "1")


def _write_model(folder: Path, value: str) -> None:
    (folder / "models/orders.sql").write_text(f"{{{{ config(materialized='table') }}}} select {value} as value")


def _built_value(product: Path) -> object:
    succeeded(floe("compile", cwd=product))
    succeeded(run_dbt("run", "--profiles-dir", ".", product=product))
    with duckdb.connect(str(product / "shop.duckdb"), read_only=True) as connection:
        row = connection.execute("select value from orders").fetchone()
    assert row is not None
    return row[0]


def test_the_settings_that_only_opening_takes_are_known() -> None:
    listed = re.findall(r'^ {2}"(\w+)",$', (_SOURCES / "start-settings.ts").read_text(), re.MULTILINE)
    assert listed == sorted(_AT_START)
    refused = []
    for name, value in _AT_START.items():
        try:
            duckdb.connect().execute(f"SET {name} = '{value}'")
        except duckdb.Error:
            refused.append(name)
        duckdb.connect(config={name: str(value)}).close()
    # A setting that is only taken back later may be set on a connection as well.
    assert set(refused) >= set(_AT_START) - {"allow_community_extensions"}


@pytest.mark.parametrize("limit", ["2gb", "1.5 GiB", "512 MB", "2G", "3 gigabytes", " 2GB ", "1e3MB", ".5GB", "none"])
def test_duckdb_takes_a_memory_limit_that_floe_takes(limit: str, tmp_path: Path) -> None:
    _write_project(tmp_path, {"memory_limit": limit})
    assert floe("validate", "floe.yaml", cwd=tmp_path).returncode == 0
    duckdb.connect().execute(f"SET memory_limit = '{limit}'")


@pytest.mark.parametrize("limit", ["80%", "4Gi", "1,5GB", "2", "2PB", "much", "2GiBs", "1_000MB"])
def test_duckdb_refuses_a_memory_limit_that_floe_refuses(limit: str, tmp_path: Path) -> None:
    _write_project(tmp_path, {"memory_limit": limit})
    refused = floe("validate", "floe.yaml", cwd=tmp_path)
    assert (refused.returncode, "duckdb/memory-limit" in refused.stderr) == (1, True)
    with pytest.raises(duckdb.Error):
        duckdb.connect().execute(f"SET memory_limit = '{limit}'")


def test_a_near_miss_of_a_memory_limit_is_fixed(tmp_path: Path) -> None:
    _write_project(tmp_path, {"memory_limit": "4Gi"})
    assert floe("validate", "--fix", "floe.yaml", "manifest.yaml", cwd=tmp_path).returncode == 0
    assert '"4GiB"' in (tmp_path / "manifest.yaml").read_text()


def test_an_apostrophe_in_a_setting_reaches_duckdb(tmp_path: Path) -> None:
    value = "/tmp/it's; drop table x --"
    _write_project(tmp_path, {"path": "shop.duckdb", "settings": {"temp_directory": value}})
    _write_model(tmp_path, "current_setting('temp_directory')")
    assert _built_value(tmp_path) == value


def test_an_apostrophe_in_an_attachment_reaches_duckdb(tmp_path: Path) -> None:
    other = tmp_path / "it's other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("create table t as select 'from there' as value")
    attachment = {"path": other.name, "alias": "other", "read_only": True}
    _write_project(tmp_path, {"path": "shop.duckdb", "attach": [attachment]})
    _write_model(tmp_path, "(select value from other.main.t)")
    assert _built_value(tmp_path) == "from there"


def test_an_apostrophe_in_a_secret_is_escaped() -> None:
    secret = {"type": "s3", "key_id": "k'1", "secret": "it's"}
    credentials = DuckDBCredentials(path=":memory:", schema="main", database="memory", secrets=[secret])
    assert "'it''s'" in credentials.secrets_sql()[0]


def test_start_settings_reach_duckdb_through_dbt(tmp_path: Path) -> None:
    _write_project(
        tmp_path, {"path": "shop.duckdb", "access_mode": "automatic", "settings": {"custom_user_agent": "floe"}}
    )
    _write_model(tmp_path, "current_setting('custom_user_agent')")
    assert _built_value(tmp_path) == "floe"
