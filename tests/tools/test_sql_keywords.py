"""The words that floe refuses as aliases are those that DuckDB refuses in the SQL that dbt writes."""

import re

import duckdb
from floe_command import ROOT

# Refused as names of DuckDB's own, whatever they are in SQL.
_OWN = {"temp"}


def test_the_keywords_are_those_of_duckdb() -> None:
    text = (ROOT / "plugins/floe-compute-duckdb/src/sql-keywords.ts").read_text(encoding="utf-8")
    listed = {word for part in re.findall(r'^ +"([a-z_ ]+)"', text, re.MULTILINE) for word in part.split()}
    connection = duckdb.connect()
    words = {str(row[0]) for row in connection.execute("select keyword_name from duckdb_keywords()").fetchall()}
    assert listed == {word for word in words if not _attaches(connection, word)} - _OWN


def _attaches(connection: duckdb.DuckDBPyConnection, word: str) -> bool:
    try:
        connection.execute(f"ATTACH IF NOT EXISTS ':memory:' AS {word}")
    except duckdb.Error:
        return False
    return True
