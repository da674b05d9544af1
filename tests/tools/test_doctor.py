"""What `floe doctor` says of the demo on a machine that has all that it needs, and of a project that dbt refuses."""

import json
import sys
from pathlib import Path

import pytest
from floe_command import compile_product, copy_demo, floe


@pytest.fixture(autouse=True)
def _active_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The virtual environment of the tests is the active one, as after `source .venv/bin/activate`."""
    monkeypatch.setenv("VIRTUAL_ENV", str(Path(sys.executable).parents[1]))


def test_all_that_the_demo_needs_is_found_here(tmp_path: Path) -> None:
    product = copy_demo(tmp_path) / "customer-360"
    compile_product(product)
    finished = floe("doctor", "--format", "json", "--timeout", "300", cwd=product)
    report = json.loads(finished.stdout)
    states = {line["check"]: line["state"] for line in report["checks"]}
    ran = ("python", "dbt", "adapter", "profile", "dagster", "definitions")
    assert {check: states[check] for check in ran} == dict.fromkeys(ran, "ok"), finished.stdout
    assert finished.returncode == 0


def test_what_dbt_refuses_is_shown_with_its_reason(tmp_path: Path) -> None:
    product = copy_demo(tmp_path) / "customer-360"
    compile_product(product)
    (product / "macros").mkdir(exist_ok=True)
    (product / "macros" / "broken.sql").write_text("{% macro broken() %}{% if %}{% endmacro %}")
    finished = floe("doctor", "--format", "json", "--timeout", "300", cwd=product)
    [line] = [line for line in json.loads(finished.stdout)["checks"] if line["check"] == "profile"]
    assert line["state"] == "failed", finished.stdout
    assert any("Expected an expression" in detail for detail in line["details"]), line
    assert finished.returncode == 1
