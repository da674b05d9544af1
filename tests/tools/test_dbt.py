"""Each product runs with dbt, from nothing but what floe wrote."""

from pathlib import Path

import pytest
from demo_facts import found_facts, planted_facts
from floe_command import PRODUCTS, compile_product, dbt_build


@pytest.mark.parametrize("product", PRODUCTS)
def test_dbt_builds_the_product_and_finds_what_was_planted(product: str, demo: Path) -> None:
    compile_product(demo / product)
    dbt_build(demo / product)
    assert found_facts(demo / product) == planted_facts(demo / product)
