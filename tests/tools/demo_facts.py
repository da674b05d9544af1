"""What the seeds were planted with, and the SQL that must find it again."""

import json
from pathlib import Path

import duckdb

MARTS = {
    "customer-360": "mart_customer_360",
    "financial-risk": "mart_risk_dashboard",
    "iot-telemetry": "mart_equipment_health",
}

# Each fact of facts.json, as text or a sorted list of texts.
_QUERIES = {
    "customer-360": {
        "customers": "select count(*) from mart_customer_360",
        "completed_orders": "select sum(completed_orders) from mart_customer_360",
        "completed_spend": "select sum(completed_spend) from mart_customer_360",
        "open_tickets": "select sum(open_tickets) from mart_customer_360",
    },
    "financial-risk": {
        "counterparties": "select count(*) from mart_risk_dashboard",
        "open_positions": "select sum(positions) from mart_risk_dashboard",
        "total_exposure": "select sum(exposure) from mart_risk_dashboard",
        "breaching_counterparty_ids": (
            "select list(counterparty_id order by counterparty_id) from mart_risk_dashboard "
            "where limit_status = 'breach'"
        ),
    },
    "iot-telemetry": {
        "equipment": "select count(*) from mart_equipment_health",
        "sensors": "select sum(sensors) from mart_equipment_health",
        "readings": "select sum(readings) from mart_equipment_health",
        "spike_reading_ids": "select list(reading_id order by reading_id) from int_reading_anomalies where is_anomaly",
    },
}


def planted_facts(product: Path) -> dict[str, object]:
    """The part of facts.json that queries can answer."""
    facts = json.loads((product / "facts.json").read_text(encoding="utf-8"))
    return {name: _comparable(facts[name]) for name in _QUERIES[product.name]}


def found_facts(product: Path) -> dict[str, object]:
    """The same facts as the product's database has them."""
    database = product / f"{product.name.replace('-', '_')}.duckdb"
    with duckdb.connect(str(database), read_only=True) as connection:
        return {name: _comparable(_scalar(connection, sql)) for name, sql in _QUERIES[product.name].items()}


def _scalar(connection: duckdb.DuckDBPyConnection, sql: str) -> object:
    row = connection.sql(sql).fetchone()
    assert row is not None
    return row[0]


def _comparable(value: object) -> object:
    return value if isinstance(value, list) else str(value)
