"""The rows of the mart, as plain text that can be compared, read by each engine's own client."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg2
import trino
from engine import MART
from free_ports import HOST
from pyhive import hive

Rows = list[dict[str, str | None]]
"""By customer, each column under its name in lower case."""


def in_duckdb(product: Path) -> Rows:
    """The rows of the file that DuckDB keeps for the product."""
    with duckdb.connect(str(product / "customer_360.duckdb"), read_only=True) as connection:
        found = connection.execute(_query(MART))
        return _rows(found.description, found.fetchall())


def in_postgres(port: int, password: str) -> Rows:
    """The rows of the product's schema in PostgreSQL."""
    connection = psycopg2.connect(host=HOST, port=port, user="floe", password=password, dbname="shop")
    try:
        with connection.cursor() as cursor:
            return _answer(cursor, f"customer_360.{MART}")
    finally:
        connection.close()


def by_trino(port: int, schema: str) -> Rows:
    """The rows of a table of the lake, whoever wrote it, as Trino reads them."""
    connection = trino.dbapi.connect(host=HOST, port=port, user="floe", catalog="lake", schema=schema)
    try:
        return _answer(connection.cursor(), MART)
    finally:
        connection.close()


def by_spark(port: int, schema: str) -> Rows:
    """The rows of a table of the lake, whoever wrote it, as Spark reads them."""
    connection = hive.connect(host=HOST, port=port, username="floe")
    try:
        return _answer(connection.cursor(), f"{schema}.{MART}")
    finally:
        connection.close()


def _answer(cursor: Any, table: str) -> Rows:
    cursor.execute(_query(table))
    rows = cursor.fetchall()
    return _rows(cursor.description, rows)


def _query(table: str) -> str:
    return f"select * from {table} order by customer_id"


def _rows(description: Iterable[Sequence[Any]], rows: Iterable[Sequence[object]]) -> Rows:
    # PyHive puts the table before the name of the column.
    names = [str(column[0]).lower().rpartition(".")[2] for column in description]
    return [dict(zip(names, map(_text, row), strict=True)) for row in rows]


def _text(value: object) -> str | None:
    """One spelling of what the clients give in types of their own. No number of the mart has more than two decimals."""
    if value is None:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        assert value == round(value, 2), f"{value} has more than two decimals"
        return f"{value:.2f}"
    return str(value)
