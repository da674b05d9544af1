"""The demo's customer-360 runs unchanged on each engine, from what floe wrote alone, and comes to the same rows."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from engine import PRODUCT, Engine, results, run_dbt
from floe_command import ROOT, succeeded
from lake_namespaces import TableOfLake, tables_of
from mart_rows import Rows, by_spark, by_trino, in_duckdb, in_postgres
from postgres_server import Postgres
from seaweedfs_server import Lake
from spark_server import Spark
from trino_server import Trino

ENGINES = ("duckdb", "duckdb-lake", "postgres", "trino", "spark", "spark-session")
ON_LAKE = {
    "duckdb-lake": "customer_360_of_duckdb",
    "trino": "customer_360_of_trino",
    "spark": "customer_360_of_spark",
    "spark-session": "customer_360_of_session",
}
"""Where the engines of the lake keep the product."""

Build = Callable[[str], Path]


@pytest.fixture(scope="session")
def expected(built: Build) -> Rows:
    """The mart as DuckDB has it, whose totals the product's own tests compare with what its seeds were made for."""
    rows = in_duckdb(built("duckdb"))
    assert len(rows) == 400
    return rows


@pytest.mark.parametrize("name", ENGINES)
def test_dbt_builds_the_product_with_the_generated_profile_alone(name: str, built: Build) -> None:
    product = built(name)
    ended = results(product)
    assert set(ended.values()) == {"success", "pass"}
    kinds = Counter(node.partition(".")[0] for node in ended)
    left_out = {"spark": "unit_test", "spark-session": "seed"}.get(name)
    all_kinds = {"seed": 3, "model": 6, "test": 61, "unit_test": 5}
    assert kinds == {kind: count for kind, count in all_kinds.items() if kind != left_out}
    for file in ("floe.yaml", "dbt_project.yml"):
        assert (product / file).read_bytes() == (ROOT / "demo" / PRODUCT / file).read_bytes()


def test_postgres_has_the_rows_of_duckdb(built: Build, postgres: Postgres, expected: Rows) -> None:
    built("postgres")
    assert in_postgres(postgres.port, postgres.password) == expected


@pytest.mark.parametrize("name", ON_LAKE)
def test_whatever_wrote_a_table_of_the_lake_trino_reads_the_rows_of_duckdb(
    name: str, built: Build, trino: Trino, expected: Rows
) -> None:
    built(name)
    assert by_trino(trino.port, ON_LAKE[name]) == expected


@pytest.mark.parametrize("name", ON_LAKE)
def test_whatever_wrote_a_table_of_the_lake_spark_reads_the_rows_of_duckdb(
    name: str, built: Build, spark: Spark, expected: Rows
) -> None:
    built(name)
    assert by_spark(spark.port, ON_LAKE[name]) == expected


@pytest.mark.parametrize("name", ON_LAKE)
def test_seeds_and_models_are_iceberg_tables_of_the_catalog_and_their_files_in_s3(
    name: str, built: Build, lake: Lake
) -> None:
    built(name)
    tables = tables_of(lake, ON_LAKE[name])
    assert len(tables) == 9
    assert [table for table in tables if not _is_iceberg_in_s3(table, lake)] == []


@pytest.mark.parametrize("name", ["postgres", "duckdb-lake", "trino", "spark"])
def test_a_second_run_replaces_the_tables(
    name: str, built: Build, engine: Callable[[str], Engine], request: pytest.FixtureRequest, expected: Rows
) -> None:
    product = built(name)
    succeeded(run_dbt(engine(name), product, "run"))
    assert Counter(results(product).values()) == {"success": 6}
    if name == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        assert in_postgres(server.port, server.password) == expected
    else:
        reader: Trino = request.getfixturevalue("trino")
        assert by_trino(reader.port, ON_LAKE[name]) == expected


def _is_iceberg_in_s3(table: TableOfLake, lake: Lake) -> bool:
    return table.format_version == 2 and table.location.startswith(f"{lake.warehouse}/")
