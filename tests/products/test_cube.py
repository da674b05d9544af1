"""Cube compiles the models that floe writes for the demo, and its queries give the numbers of the built tables."""

import sys
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

from cube_queries import CubeSql, cube_sql
from floe_command import compile_product, copy_demo, dbt_build

MODEL = "floe_target/cube/model"
CUBE = """
  semantic_layer:
    type: cube
    config:
      include: all
      data_source: warehouse
      refresh_every: 1 hour
      number_measures: [sum, avg]
      hidden_classifications: [pii]
"""
OWN = """
      - name: amount
        meta:
          cube:
            measures:
              refunded: {type: sum, sql: "{CUBE}.amount", filters: [{sql: "{CUBE}.status = 'refunded'"}]}
"""

QUERIES = (
    {"measures": ["stg_transactions.count", "stg_transactions.refunded"], "dimensions": ["stg_customers.segment"]},
    {
        "measures": ["mart_customer_360.count", "mart_customer_360.completed_spend_sum"],
        "timeDimensions": [
            {
                "dimension": "mart_customer_360.signed_up_on",
                "granularity": "year",
                "dateRange": ["2025-01-01", "2025-12-31"],
            }
        ],
    },
    {
        "measures": ["mart_customer_360.completed_spend_sum"],
        "filters": [{"member": "mart_customer_360.segment", "operator": "equals", "values": ["enterprise"]}],
    },
)


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's customer-360 with Cube, built by dbt."""
    demo = copy_demo(tmp_path_factory.mktemp("cube"))
    manifest = demo / "manifest.yaml"
    manifest.write_text(manifest.read_text().replace("\n  dbt:\n", f"\n{CUBE}\n  dbt:\n"))
    properties = demo / "customer-360/models/staging/_models.yml"
    properties.write_text(properties.read_text().replace("\n      - name: amount\n", OWN))
    compile_product(demo / "customer-360")
    dbt_build(demo / "customer-360")
    return demo / "customer-360"


@pytest.fixture(scope="module")
def compiled(product: Path) -> CubeSql:
    """What Cube makes of the models."""
    return cube_sql(product / MODEL, QUERIES)


def test_cube_takes_each_option(compiled: CubeSql) -> None:
    assert len(compiled.cubes) == 6
    assert {str(each["dataSource"]) for each in compiled.cubes.values()} == {"warehouse"}
    assert all(each["refreshKey"] == {"every": "1 hour"} for each in compiled.cubes.values())


def test_queries_give_the_numbers_of_the_tables(product: Path, compiled: CubeSql) -> None:
    with duckdb.connect(str(product / "customer_360.duckdb"), read_only=True) as database:
        by_segment, by_year, of_segment = [database.sql(sql).fetchall() for sql in compiled.queries]
        segments = database.sql(
            "select c.segment, count(*), sum(t.amount) filter (where t.status = 'refunded') from stg_transactions t "
            "left join stg_customers c using (customer_id) group by 1"
        ).fetchall()
        spent = database.sql(
            "select count(*), sum(completed_spend), sum(completed_spend) filter (where segment = 'enterprise') "
            "from mart_customer_360 where signed_up_on between '2025-01-01' and '2025-12-31'"
        ).fetchone()
        of_all = database.sql(
            "select sum(completed_spend) from mart_customer_360 where segment = 'enterprise'"
        ).fetchone()
    assert sorted(by_segment) == sorted(segments)
    assert len(segments) > 3
    assert spent is not None and spent[0] > 0
    assert [row[1:] for row in by_year] == [spent[:2]]
    assert of_segment == [of_all]
    assert isinstance(of_segment[0][0], Decimal)
