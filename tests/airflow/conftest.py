"""An Airflow of the tests' own: its database, and one compiled product in its folder of DAGs."""

import os
from pathlib import Path

import pytest
from project import compile_product, parse_with_dbt, run_tool, write_product

# Before anything imports Airflow, which reads them then. Cosmos and Airflow would tell their makers about each DAG.
_SETTINGS = {
    "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    "AIRFLOW__COSMOS__ENABLE_TELEMETRY": "False",
    "AIRFLOW__USAGE_DATA_COLLECTION__ENABLED": "False",
    "AIRFLOW__DATABASE__LOAD_DEFAULT_CONNECTIONS": "False",
    "DO_NOT_TRACK": "1",
    "SCARF_NO_ANALYTICS": "true",
}


@pytest.fixture(scope="session")
def dags(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of DAGs; Airflow's database is ready."""
    home = tmp_path_factory.mktemp("airflow")
    folder = home / "dags"
    folder.mkdir()
    os.environ.update(_SETTINGS, AIRFLOW_HOME=str(home), AIRFLOW__CORE__DAGS_FOLDER=str(folder))
    os.environ["AIRFLOW__COSMOS__CACHE_DIR"] = str(home / "cosmos")
    run_tool("airflow", "db", "migrate", folder=home)
    return folder


@pytest.fixture(scope="session")
def product(dags: Path) -> Path:
    """The product, compiled, with dbt's manifest."""
    folder = dags / "web_shop"
    write_product(folder)
    compile_product(folder)
    parse_with_dbt(folder)
    return folder
