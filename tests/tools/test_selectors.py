"""The tags of floe.yaml select models in dbt, by the selectors.yml that floe writes where the project has none."""

from pathlib import Path

import pytest
from floe_command import compile_product, floe, run_dbt, succeeded
from small_project import SMALL_MANIFEST

PRODUCT = """
apiVersion: floe.dev/v1
kind: FloeSpec
metadata: {name: shop, version: 1.0.0}
platform: {manifest: manifest.yaml}
dbt: {project: transform}
transforms:
  - {name: orders, tags: [daily, "odd: 'tag', {#"]}
  - {name: items, tags: ["at night: 'x'", "{{ bad }}", " "]}
  - {name: customers_v1}
  - {name: customers_v2, tags: [daily]}
  - {name: script, tags: ["2024"]}
"""
VERSIONS = """
models:
  - name: customers
    versions: [{v: 1}, {v: 2, defined_in: customers_new}]
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A product whose dbt project stands in a folder of its own, with a model that is called as its folder."""
    models = tmp_path / "transform/models"
    (models / "orders").mkdir(parents=True)
    (tmp_path / "manifest.yaml").write_text(SMALL_MANIFEST)
    (tmp_path / "floe.yaml").write_text(PRODUCT)
    (tmp_path / "transform/dbt_project.yml").write_text("name: shop\nprofile: shop\n")
    for name in ("orders/orders", "orders/items", "customers_v1", "customers_new", "script"):
        (models / f"{name}.sql").write_text("select 1 as id\n")
    (models / "versions.yml").write_text(VERSIONS)
    return tmp_path


def selected(shop: Path, tag: str) -> list[str]:
    listed = run_dbt(
        "--quiet", "ls", "--selector", tag, "--project-dir", "transform", "--profiles-dir", ".", product=shop
    )
    return sorted(succeeded(listed).split())


def test_a_tag_of_floe_yaml_selects_its_models_and_no_others(shop: Path) -> None:
    compile_product(shop)
    assert selected(shop, "daily") == ["shop.customers.v2", "shop.orders.orders"]
    assert selected(shop, "at night: 'x'") == ["shop.orders.items"]
    assert selected(shop, "2024") == ["shop.script"]
    built = run_dbt("build", "--selector", "daily", "--project-dir", "transform", "--profiles-dir", ".", product=shop)
    assert "PASS=2" in succeeded(built)


def test_selectors_of_the_project_itself_stay(shop: Path) -> None:
    own = "selectors:\n  - {name: mine, definition: {method: fqn, value: items}}\n"
    (shop / "transform/selectors.yml").write_text(own)
    compile_product(shop)
    assert (shop / "transform/selectors.yml").read_text() == own
    assert selected(shop, "mine") == ["shop.orders.items"]
    assert floe("compile", "--check", cwd=shop).returncode == 0


def test_selectors_go_with_the_last_tag(shop: Path) -> None:
    compile_product(shop)
    product = (shop / "floe.yaml").read_text().splitlines()
    (shop / "floe.yaml").write_text(
        "\n".join(line.split(", tags")[0] + "}" if "tags" in line else line for line in product)
    )
    compile_product(shop)
    assert not (shop / "transform/selectors.yml").exists()
