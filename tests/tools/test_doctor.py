"""What `floe doctor` says of the demo on a machine that has all that it needs, and of one without dbt's packages."""

import json
from pathlib import Path

from floe_command import compile_product, copy_demo, floe


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
