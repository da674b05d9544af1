"""What Dagster makes of a product whose files change after it was compiled and loaded."""

from pathlib import Path

import duckdb
import pytest
from floe_command import compile_product, dagster, succeeded


@pytest.fixture
def product(demo: Path) -> Path:
    return demo / "customer-360"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


def validate(product: Path, home: Path) -> str:
    return succeeded(dagster("definitions", "validate", "-f", "definitions.py", product=product, home=home))


def add_model(product: Path) -> None:
    """A model that reads a mart, and its transform."""
    (product / "models" / "mart_spenders.sql").write_text("select * from {{ ref('mart_customer_360') }}\n", "utf-8")
    file = product / "floe.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("transforms:\n", "transforms:\n  - name: mart_spenders\n    tier: gold\n", 1), "utf-8")


def test_a_model_that_is_added_is_loaded_and_runs(product: Path, home: Path) -> None:
    compile_product(product)
    validate(product, home)
    add_model(product)
    compile_product(product)
    validate(product, home)
    arguments = ("job", "execute", "-f", "definitions.py", "-j", "customer_360_job")
    succeeded(dagster(*arguments, product=product, home=home))
    with duckdb.connect(str(product / "customer_360.duckdb"), read_only=True) as connection:
        read, written = (
            connection.sql(f"select count(*) from {table}").fetchone()
            for table in ("mart_customer_360", "mart_spenders")
        )
    assert read == written


@pytest.mark.parametrize("changed", ["floe.yaml", "../manifest.yaml"])
def test_what_was_not_compiled_again_is_refused_with_the_command(changed: str, product: Path, home: Path) -> None:
    compile_product(product)
    file = product / changed
    file.write_text(file.read_text(encoding="utf-8") + "# Pulled.\n", encoding="utf-8")
    refused = dagster("definitions", "validate", "-f", "definitions.py", product=product, home=home)
    assert refused.returncode != 0
    said = refused.stdout + refused.stderr
    assert f"{changed} in {product} has changed" in said
    assert "run `floe compile`" in said
    compile_product(product)
    validate(product, home)


def test_only_the_outputs_are_enough(product: Path, home: Path) -> None:
    compile_product(product)
    (product / "floe.yaml").unlink()
    (product / "../manifest.yaml").unlink()
    validate(product, home)
