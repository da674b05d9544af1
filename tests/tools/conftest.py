"""The demo, compiled once; tests that change a file take a copy of their own."""

from pathlib import Path

import pytest
from floe_command import PRODUCTS, compile_product, copy_demo


@pytest.fixture(scope="session")
def compiled_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Only to be read: the demo after `floe compile` of each product."""
    demo = copy_demo(tmp_path_factory.mktemp("compiled"))
    for product in PRODUCTS:
        compile_product(demo / product)
    return demo


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    """A fresh copy of the demo, of which nothing is compiled."""
    return copy_demo(tmp_path)


@pytest.fixture(autouse=True)
def _own_dagster(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path_factory.mktemp("dagster")))
    monkeypatch.setenv("DAGSTER_DISABLE_TELEMETRY", "1")
    monkeypatch.setenv("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
