"""The environment of the tests: no setting of dbt from outside, and no driver of the system."""

import sys
from types import ModuleType

import pytest

# dbt-spark only asks whether the module can be imported, which takes a library of the system; nothing here connects.
sys.modules.setdefault("pyodbc", ModuleType("pyodbc"))


@pytest.fixture(autouse=True)
def _quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
    monkeypatch.setenv("DO_NOT_TRACK", "1")
