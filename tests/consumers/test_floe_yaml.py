"""Every line of floe.yaml does something in dbt or in Dagster, or floe says why it does not."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from dbt_and_dagster import Dbt, dagster_of, floe_compile

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "tests/projects/harbour"


@pytest.fixture(scope="module")
def report() -> dict[str, Any]:
    """Each leaf of floe.yaml with another value."""
    command = ["node", "--conditions=floe-source", "--import", "tsx", "tests/consumers/variants.ts"]
    finished = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert finished.returncode == 0, finished.stderr
    return dict(json.loads(finished.stdout))


def test_the_product_uses_every_key_of_floe_yaml(report: dict[str, Any]) -> None:
    assert report["unusedKeys"] == []


@pytest.mark.parametrize("name", ["floe.yaml", "from-dbt.yaml"])
def test_each_leaf_is_seen_in_dbt_or_in_dagster_or_is_named(name: str, report: dict[str, Any], tmp_path: Path) -> None:
    product = Path(shutil.copytree(PROJECT, tmp_path / "harbour"))
    shutil.copy(PROJECT / name, product / "floe.yaml")
    unseen: list[str] = []
    seen = {"dbt": 0, "dagster": 0, "floe": 0}
    floe_compile(product, ROOT)
    dbt = Dbt(product, product / "transform")
    dbt_before = dbt.view()
    with dagster_of(product) as dagster:
        dagster_before = dagster.view()
        for variant in [each for each in report["variants"] if each["product"] == name]:
            if variant["isToldOfIt"]:
                seen["floe"] += 1
                continue
            (product / "floe.yaml").write_text(variant["text"], encoding="utf-8")
            floe_compile(product, ROOT)
            in_dbt, in_dagster = dbt.view() != dbt_before, dagster.view() != dagster_before
            seen["dbt"] += in_dbt
            seen["dagster"] += in_dagster
            if not in_dbt and not in_dagster:
                unseen.append(f"{variant['pointer']} = {json.dumps(variant['value'])}")
    print(f"{name}: {seen}")
    assert unseen == []
    assert seen["dbt"] > 2
    assert seen["dagster"] > 2
