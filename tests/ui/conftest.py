"""The demo and a product that reads one of its own, compiled as a folder, in Dagster's webserver and in Chromium."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from dagster_server import dagster_webserver
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / ".cache" / "screenshots"
_WRITTEN = (
    "target",
    "floe_target",
    ".floe",
    "logs",
    "*.duckdb",
    "definitions.py",
    "profiles.yml",
    "selectors.yml",
    "*.toml",
)

# A product that reads the mart of another, and whose own goes on to a system outside.
READER = {
    "floe.yaml": """apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: loyalty, version: 1.0.0, owner: marketing}
platform: {manifest: ../manifest.yaml}
transforms: [{name: mart_loyal_customers, tier: gold}]
inputPorts: [{source: customers.mart, product: customer-360, outputPort: mart_customer_360}]
destinations:
  - {name: newsletter, sink_type: hubspot, connection_secret_ref: newsletter, source_table: mart_loyal_customers}
""",
    "dbt_project.yml": 'name: loyalty\nversion: "1.0"\nprofile: loyalty\n',
    "models/mart_loyal_customers.sql": "select customer_id from {{ source('customers', 'mart') }}\n",
    "models/sources.yml": "sources: [{name: customers, tables: [{name: mart}]}]\n",
}


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where Dagster answers."""
    folder = tmp_path_factory.mktemp("ui")
    ignored = shutil.ignore_patterns(*_WRITTEN, "workspace.yaml", "__pycache__")
    demo = Path(shutil.copytree(ROOT / "demo", folder / "demo", ignore=ignored))
    for name, text in READER.items():
        file = demo / "loyalty" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    floe = ("node", str(ROOT / "packages/floe-cli/bin/floe.cjs"), "compile", "demo")
    finished = subprocess.run(floe, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr
    with dagster_webserver(demo, folder / "home") as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window. That there is none fails the tests."""
    path = shutil.which("chromium")
    assert path is not None, "the tests need Chromium: `make setup-ui` installs it"
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        # As root, as in a container, Chromium does not start with its sandbox; the pages are our own.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
