"""One run of Dagster loads the sources of manifest.yaml with dlt, runs dbt over them, and sends tables on."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as parquet
import pytest
from dagster import AssetKey, DagsterInstance, ExecuteInProcessResult

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tools"))

from floe_command import compile_product
from floe_dagster import FloeDefinitions
from local_server import ORDERS, TOKEN, LocalServer, local_server

PASSWORD = "pa55word-of-crm"


def manifest(folder: Path, server: LocalServer) -> dict[str, object]:
    sources = [
        {
            "name": "store",
            "type": "rest_api",
            "base_url": server.address,
            "token": {"secret_ref": "shop-api", "key": "token"},
            "write_mode": "merge",
            "tables": [
                {
                    "name": "orders",
                    "path": "orders",
                    "rows_at": "data",
                    "parameters": {"status": "paid"},
                    "primary_key": ["id"],
                }
            ],
        },
        {
            "name": "crm",
            "type": "sql_database",
            "dataset": "crm_raw",
            "connection": {"secret_ref": "crm"},
            "tables": [{"name": "accounts"}],
        },
        {
            "name": "landing",
            "type": "filesystem",
            "url": f"file://{folder}/landing",
            "write_mode": "append",
            "tables": [
                {"name": "clicks", "files": "*.csv", "format": "csv"},
                {"name": "events", "files": "*.jsonl", "format": "jsonl"},
            ],
        },
    ]
    return {
        "apiVersion": "floe.dev/v1",
        "kind": "Manifest",
        "metadata": {"name": "small", "version": "1.0.0", "owner": "platform"},
        "plugins": {
            "compute": {"type": "duckdb"},
            "orchestrator": {"type": "dagster"},
            "ingestion": {"type": "dlt", "config": {"sources": sources}},
        },
    }


def destination(name: str, sink: str, **settings: object) -> dict[str, object]:
    return {"name": name, "sink_type": sink, "connection_secret_ref": name, "source_table": "spend", **settings}


PRODUCT = {
    "apiVersion": "floe.dev/v1",
    "kind": "FloeSpec",
    "metadata": {"name": "shop", "version": "1.0.0"},
    "platform": {"manifest": "manifest.yaml"},
    "transforms": [{"name": "spend"}],
    "destinations": [
        destination("warehouse", "sql", config={"table": "spend_of_shop", "dataset": "main"}),
        destination("lake", "filesystem", config={"format": "parquet"}),
        destination("hook", "webhook", batch_size=2, field_mapping={"customer": "account", "spent": "euro"}),
        destination("crm-out", "salesforce"),
    ],
}
SOURCES = """
sources:
  - {name: store, tables: [{name: orders}]}
  - {name: crm, schema: crm_raw, tables: [{name: accounts}]}
  - {name: landing, tables: [{name: clicks}, {name: events}]}
"""
SPEND = """
select o.customer, a.name, sum(o.amount) as spent, (select count(*) from {{ source('landing', 'clicks') }}) as clicks,
  (select count(*) from {{ source('landing', 'events') }}) as events
from {{ source('store', 'orders') }} o join {{ source('crm', 'accounts') }} a on a.id = o.customer group by 1, 2
"""


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    with local_server() as started:
        yield started


@pytest.fixture(scope="module")
def product(server: LocalServer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ingestion")
    written = {
        "manifest.yaml": json.dumps(manifest(folder, server)),
        "floe.yaml": json.dumps(PRODUCT),
        "dbt_project.yml": json.dumps({"name": "shop", "profile": "shop"}),
        "models/spend.sql": SPEND,
        "models/sources.yml": SOURCES,
        "landing/clicks.csv": "page,visits\nhome,3\ncart,1\n",
        "landing/events.jsonl": '{"kind": "a"}\n{"kind": "b"}\n{"kind": "c"}\n',
    }
    for path, text in written.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text)
    with sqlite3.connect(folder / "crm.db") as crm:
        crm.execute("create table accounts (id integer, name text)")
        crm.executemany("insert into accounts values (?, ?)", [(0, "Ada"), (1, "Bo"), (2, "Cy")])
    compile_product(folder)
    return folder


@pytest.fixture(scope="module")
def ran(product: Path, server: LocalServer) -> ExecuteInProcessResult:
    """Two runs of the product's job, one after the other."""
    secrets = {
        "SHOP_API_TOKEN": TOKEN,
        "CRM": f"sqlite:///{product}/crm.db",
        "WAREHOUSE": f"sqlite:///{product}/warehouse.db",
        "LAKE": f"file://{product}/lake",
        "HOOK": f"{server.address}/rows",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
        definitions = FloeDefinitions.from_compiled_artifacts(product / "floe_target/compiled_artifacts.json")
        job = definitions.resolve_job_def("shop_job")
        for name, value in secrets.items():
            patch.setenv(f"DBT_ENV_SECRET_FLOE_{name}", value)
        with DagsterInstance.ephemeral() as instance:
            job.execute_in_process(instance=instance)
            return job.execute_in_process(instance=instance)


def test_what_is_loaded_is_upstream_of_what_dbt_builds(product: Path) -> None:
    definitions = FloeDefinitions.from_compiled_artifacts(product / "floe_target/compiled_artifacts.json")
    graph = definitions.resolve_asset_graph()
    assert graph.get(AssetKey(["shop", "spend"])).parent_keys == {
        AssetKey(["shop", *source])
        for source in (["store", "orders"], ["crm", "accounts"], ["landing", "clicks"], ["landing", "events"])
    }
    assert all(graph.get(key).is_executable for key in graph.get(AssetKey(["shop", "spend"])).parent_keys)
    sent = {key.path[-1] for key in graph.executable_asset_keys if key.path[1] == "destinations"}
    assert sent == {"warehouse", "lake", "hook"}
    assert not graph.get(AssetKey(["shop", "destinations", "crm-out"])).is_executable
    shown = [str(spec.metadata) for spec in definitions.resolve_all_asset_specs()]
    assert not any(secret in each for secret in (TOKEN, PASSWORD) for each in shown)


def test_one_run_loads_builds_and_sends(product: Path, ran: ExecuteInProcessResult, server: LocalServer) -> None:
    assert ran.success
    with duckdb.connect(str(product / "shop.duckdb"), read_only=True) as database:
        spend = database.sql("select customer, name, spent, clicks, events from spend order by 1").fetchall()
    # Of the orders a second load replaces what it has brought before; of the files it appends.
    assert spend == [(0, "Ada", 90, 4, 6), (1, "Bo", 50, 4, 6), (2, "Cy", 70, 4, 6)]
    assert sum(row[2] for row in spend) == sum(order["amount"] for order in ORDERS)
    with sqlite3.connect(product / "warehouse.db") as warehouse:
        rows = warehouse.execute("select customer, name, spent from spend_of_shop order by 1").fetchall()
    assert rows == [row[:3] for row in spend]
    files = list((product / "lake").rglob("spend/*.parquet"))
    assert sorted(row["spent"] for file in files for row in parquet.read_table(file).to_pylist()) == [50, 70, 90]
    batches = server.posted[-2:]
    assert [len(batch["rows"]) for batch in batches] == [2, 1]
    assert {key for batch in batches for row in batch["rows"] for key in row} == {"account", "euro"}


def test_a_source_that_cannot_be_reached_fails_without_its_secret(
    product: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBT_ENV_SECRET_FLOE_CRM", f"postgresql://crm:{PASSWORD}@127.0.0.1:1/crm")
    definitions = FloeDefinitions.from_compiled_artifacts(product / "floe_target/compiled_artifacts.json")
    job = definitions.resolve_job_def("shop_job")
    key = AssetKey(["shop", "crm", "accounts"])
    ended = job.execute_in_process(asset_selection=[key], raise_on_error=False)
    assert not ended.success
    said = str([event.event_specific_data for event in ended.all_events if event.is_failure])
    assert "The source `crm` was not loaded" in said
    assert PASSWORD not in said
