"""The generated code location runs the product on another engine than DuckDB."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import on_postgres
from dagster import DagsterInstance
from engine import compiled, environment_of
from generated_definitions import generated_definitions
from mart_rows import in_duckdb, in_postgres
from postgres_server import Postgres, postgres_server

Build = Callable[[str], Path]


@pytest.fixture
def empty_postgres() -> Iterator[Postgres]:
    """PostgreSQL in which nobody has built the product yet."""
    with postgres_server() as server:
        yield server


def test_dagster_materializes_the_product_on_postgres(
    empty_postgres: Postgres, built: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = on_postgres(empty_postgres)
    product = compiled(on, tmp_path)
    for name, value in environment_of(on).items():
        monkeypatch.setenv(name, value)
    definitions = generated_definitions(product)
    with DagsterInstance.ephemeral() as instance:
        result = definitions.resolve_job_def("customer_360_job").execute_in_process(instance=instance)
    events = result.get_asset_materialization_events()
    assert result.success
    assert "mart_customer_360" in {event.asset_key.path[-1] for event in events if event.asset_key}
    assert in_postgres(empty_postgres.port, empty_postgres.password) == in_duckdb(built("duckdb"))
