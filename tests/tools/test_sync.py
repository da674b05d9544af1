"""What `floe sync` writes is what dbt takes: contracts are enforced, and nothing in it is deprecated."""

import json
from pathlib import Path

import pytest
from floe_command import floe, run_dbt, succeeded, tool
from small_project import SMALL_MANIFEST

_FILES = {
    "manifest.yaml": SMALL_MANIFEST,
    "floe.yaml": """\
apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0, owner: team@example.com}
platform: {manifest: manifest.yaml}
transforms:
  - {name: stg_orders, tier: bronze, tags: [daily, "a: b"]}
  - {name: orders, tier: gold, tags: [daily]}
outputPorts:
  - name: orders
    description: "Orders: all of them."
    schema:
      - {name: id, type: integer, primaryKey: true, description: The key.}
      - {name: customer, type: string, required: true, classification: pii}
      - {name: amount, type: decimal}
      - {name: share, type: number}
      - {name: is_open, type: boolean}
      - {name: day, type: date}
      - {name: ordered_at, type: timestamp}
      - {name: lines, type: array}
""",
    "dbt_project.yml": "name: shop\nversion: 1.0.0\nprofile: shop\nmodels: {shop: {marts: {+materialized: table}}}\n",
    "models/staging/stg_orders.sql": "select 1 as id, 'Ada' as customer, 2.5::decimal(18,3) as amount,\n"
    "  0.5::double as share, true as is_open, date '2026-01-01' as day,\n"
    "  timestamp '2026-01-01 10:00:00' as ordered_at, [1, 2] as lines\n",
    "models/marts/orders.sql": "select * from {{ ref('stg_orders') }}\n",
    "models/marts/marts.yml": """\
# The marts.
models:
  - name: orders
    columns:
      - name: lines  # what was bought
        data_type: integer[]
      - name: id
        data_tests: [unique]
""",
}


@pytest.fixture
def product(tmp_path: Path) -> Path:
    for path, text in _FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    return tmp_path


def test_dbt_enforces_what_floe_sync_writes(product: Path) -> None:
    succeeded(floe("sync", "--write", cwd=product))
    assert "# what was bought" in (product / "models/marts/marts.yml").read_text()
    succeeded(floe("sync", "--check", cwd=product))
    succeeded(floe("compile", cwd=product))
    # Every deprecation and every warning of dbt is an error here.
    succeeded(run_dbt("--warn-error", "build", "--profiles-dir", ".", product=product))
    nodes = json.loads((product / "target/manifest.json").read_text())["nodes"]
    orders = nodes["model.shop.orders"]
    assert orders["contract"]["enforced"] is True
    assert orders["description"] == "Orders: all of them."
    assert orders["config"]["meta"] == {"owner": "team@example.com", "tier": "gold"}
    assert orders["columns"]["customer"]["config"]["meta"] == {"classification": "pii"}
    assert nodes["model.shop.stg_orders"]["tags"] == ["daily", "a: b"]
    tests = sorted(name.split(".")[2] for name, node in nodes.items() if node["resource_type"] == "test")
    assert tests == ["not_null_orders_customer", "not_null_orders_id", "unique_orders_id"]

    model = product / "models/marts/orders.sql"
    model.write_text("select *, 1 as extra from {{ ref('stg_orders') }}\n")
    refused = run_dbt("build", "--profiles-dir", ".", product=product)
    assert refused.returncode != 0
    assert "missing in contract" in refused.stdout


def test_dbt_is_asked_before_anything_is_written(product: Path) -> None:
    before = {path: path.read_text() for path in product.rglob("*") if path.is_file()}
    # dbt refuses a contract of an incremental model that may change its columns; only dbt knows that a macro says so.
    (product / "macros").mkdir()
    (product / "macros/kind.sql").write_text("{% macro kind() %}incremental{% endmacro %}\n")
    model = product / "models/marts/orders.sql"
    model.write_text("{{ config(materialized=kind()) }} select * from {{ ref('stg_orders') }}\n")
    virtual = ("env", f"VIRTUAL_ENV={Path(tool('dbt')).parent.parent}")
    finished = floe("sync", "--write", "--dbt", cwd=product, prefix=virtual)
    assert finished.returncode == 1, finished.stdout + finished.stderr
    assert "sync/breaks" in finished.stderr
    assert "dbt/parse-failed" in finished.stderr
    assert (product / "models/marts/marts.yml").read_text() == before[product / "models/marts/marts.yml"]
    assert not (product / "models/staging/stg_orders.yml").exists()
