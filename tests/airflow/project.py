"""A product on Airflow and DuckDB: a source with a test, a seed, models on two targets and a test of two models."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
FLOE = REPOSITORY / "packages" / "floe-cli" / "bin" / "floe.cjs"

OPTIONS = {
    "default_schedule": {"cron": "15 4 * * 1", "timezone": "Europe/Berlin"},
    "start_date": "2026-02-01",
    "catchup": False,
    "retries": 2,
    "retry_delay_seconds": 1,
}

MANIFEST = {
    "apiVersion": "floe.dev/v1",
    "kind": "Manifest",
    "metadata": {"name": "small", "version": "1.0.0", "owner": "platform@example.com"},
    "profiles": {
        "compute": {
            "default": {"type": "duckdb", "properties": {"path": "data/shop.duckdb", "timeout_seconds": 1200}},
            "wide": {"type": "duckdb", "properties": {"path": "data/shop.duckdb", "threads": 3}},
        }
    },
    "plugins": {
        "orchestrator": {
            "type": "airflow",
            "config": OPTIONS,
        }
    },
}

PRODUCT = {
    "apiVersion": "floe.dev/v1",
    "kind": "FloeSpec",
    "metadata": {
        "name": "web-shop",
        "version": "1.2.0",
        "description": "Orders of the shop.",
        "owner": "sales@example.com",
        "labels": {"domain": "sales"},
    },
    "platform": {"manifest": "manifest.yaml"},
    "dbt": {"vars": {"least": 2}},
    "transforms": [
        {"name": "stg_orders"},
        {
            "name": "orders",
            "dependsOn": ["stg_orders"],
            "compute": "wide",
            "qualityChecks": [
                {"name": "ids_are_there", "type": "not_null", "column": "id", "dimension": "completeness"},
            ],
        },
    ],
}

FILES = {
    "dbt_project.yml": json.dumps(
        {
            "name": "shop",
            "profile": "web-shop",
            "macro-paths": ["macros", "../shared_macros"],
            "flags": {"send_anonymous_usage_stats": False},
        }
    ),
    "seeds/raw_orders.csv": "id,amount\n1,1\n2,2\n3,3\n",
    "models/stg_orders.sql": "select id, {{ twice('amount') }} as amount from {{ ref('raw_orders') }}",
    "models/orders.sql": "select id, amount from {{ ref('stg_orders') }} where id >= {{ var('least') }}",
    "models/sources.yml": json.dumps(
        {
            "sources": [
                {
                    "name": "catalogue",
                    "meta": {"external_location": "data/prices.csv"},
                    "tables": [{"name": "prices", "columns": [{"name": "id", "data_tests": ["not_null"]}]}],
                }
            ]
        }
    ),
    "data/prices.csv": "id\n1\n",
    "tests/no_order_is_lost.sql": "select 1 from {{ ref('orders') }} anti join {{ ref('stg_orders') }} using (id)",
    "../shared_macros/twice.sql": "{% macro twice(name) %}{{ name }} * 2{% endmacro %}",
}


def write_product(folder: Path) -> None:
    """Writes the product into `folder`, and its macros beside it."""
    for name, text in {**FILES, "manifest.yaml": json.dumps(MANIFEST), "floe.yaml": json.dumps(PRODUCT)}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)


def compile_product(folder: Path) -> str:
    """What `floe compile` prints."""
    run = subprocess.run(["node", FLOE, "compile"], cwd=folder, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def parse_with_dbt(folder: Path) -> None:
    """Leaves target/manifest.json, as an image has it."""
    run_tool("dbt", "parse", "--profiles-dir", ".", folder=folder)


def run_tool(
    program: str, *parameters: str, folder: Path, variables: Mapping[str, str] | None = None, timeout: int = 300
) -> subprocess.CompletedProcess[str]:
    """Runs a program of this environment."""
    path = shutil.which(program, path=str(Path(sys.executable).parent))
    assert path is not None, program
    run = subprocess.run(
        [path, *parameters],
        cwd=folder,
        env={**os.environ, **(variables or {})},
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-5000:]
    return run
